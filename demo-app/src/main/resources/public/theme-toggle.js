/** The button that switches between light and dark; what was chosen is kept in this browser. */
export function startTheme() {
  const button = document.querySelector("[data-theme-toggle]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => {
    const label = button.querySelector("[data-theme-label]");
    label.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Switch to the light theme" : "Switch to the dark theme");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("limpid-theme", root.dataset.theme);
    } catch (blocked) {
      // The choice then lasts as long as the page.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}
