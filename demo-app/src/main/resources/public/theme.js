// Loaded before the page is drawn, so that a chosen theme never flashes the other one.
(function () {
  try {
    const chosen = localStorage.getItem("limpid-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch (blocked) {
    // Without storage the system's preference holds.
  }
})();
