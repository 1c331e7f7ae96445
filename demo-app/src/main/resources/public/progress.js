const EVERY_MILLIS = 700;

/** Follows the training, and opens the page when it is done. */
export function startProgress() {
  const section = document.querySelector("[data-progress]");
  if (section === null) {
    return;
  }
  const bar = section.querySelector("[data-progress-bar]");
  const stage = section.querySelector("[data-progress-stage]");
  const count = section.querySelector("[data-progress-count]");
  const status = section.querySelector("[data-progress-status]");

  async function look() {
    try {
      const answer = await fetch("/api/v1/status");
      const state = await answer.json();
      if (state.state !== "training") {
        location.reload();
        return;
      }
      bar.max = Math.max(1, state.total);
      bar.value = state.done;
      count.textContent = state.total > 0 ? `${state.done} of ${state.total}` : "";
      if (stage.textContent !== state.stage) {
        stage.textContent = state.stage;
        status.textContent = state.stage;
      }
    } catch (unreachable) {
      status.textContent = "The server does not answer.";
    }
    setTimeout(look, EVERY_MILLIS);
  }

  setTimeout(look, EVERY_MILLIS);
}
