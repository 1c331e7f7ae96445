/** Choosing a model opens its page at once; the button is for browsers without scripts. */
export function startChoices() {
  for (const form of document.querySelectorAll("[data-choose]")) {
    form.querySelector("[data-choose-submit]").hidden = true;
    const select = form.querySelector("select");
    select.addEventListener("change", () => {
      const address = new URL(location.href);
      address.searchParams.set("model", select.value);
      location.assign(address);
    });
  }
}
