const PAUSE_MILLIS = 200;
const MOST_TRIES = 5;

/** Follows every change of a value with a new prediction, and then with new explanations, in place. */
export function startWhatIf() {
  const form = document.querySelector("[data-what-if]");
  if (form === null) {
    return;
  }
  const page = {
    form,
    prediction: document.querySelector("[data-prediction]"),
    panels: document.querySelector("[data-panels]"),
    status: document.querySelector("[data-status]"),
    error: form.querySelector("[data-error]"),
    fields: [...form.querySelectorAll("[data-field]")],
  };
  startFields(page);
  startChanges(page);
}

/** Shows the most influential columns, all of them, or those whose name is searched for. */
function startFields({ form, fields }) {
  const filter = form.querySelector("[data-filter]");
  const showAll = form.querySelector("[data-show-all]");
  const none = form.querySelector("[data-none]");
  const label = showAll.textContent;
  let all = false;

  function show() {
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    for (const field of fields) {
      const named = field.dataset.field.toLowerCase().includes(wanted);
      const listed = all || field.dataset.further === "false" || field.classList.contains("changed");
      field.hidden = wanted === "" ? !listed : !named;
      shown += field.hidden ? 0 : 1;
    }
    none.hidden = shown > 0;
    showAll.textContent = all ? `Show ${form.dataset.shown}` : label;
    showAll.setAttribute("aria-expanded", String(all));
  }

  showAll.hidden = fields.length <= Number(form.dataset.shown);
  filter.hidden = showAll.hidden;
  filter.addEventListener("input", show);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
  showAll.addEventListener("click", () => {
    all = !all;
    show();
  });
  form.querySelector("[data-submit]").hidden = true;
  show();
}

function startChanges(page) {
  const { form } = page;
  let timer = 0;
  let asking = new AbortController();
  let asked = values(form);

  function changed() {
    const now = values(form);
    if (now === asked) {
      return; // The search for a column, or an event that follows another.
    }
    asked = now;
    markChanges(page);
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    timer = setTimeout(() => follow(page, signal), PAUSE_MILLIS);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  form.querySelector("[data-reset]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const field of page.fields) {
      const input = field.querySelector("input, select");
      input.value = input.dataset.original;
    }
    changed();
  });
  // A browser that comes back to this page may have kept values that the page does not show yet.
  if (page.fields.some(isChanged) !== (page.prediction.querySelector("[data-changes]") !== null)) {
    asked = "";
    changed();
  }
}

function values(form) {
  return new URLSearchParams(new FormData(form)).toString();
}

function isChanged(field) {
  const input = field.querySelector("input, select");
  return input.value.trim() !== input.dataset.original.trim();
}

function markChanges({ fields }) {
  for (const field of fields) {
    const input = field.querySelector("input, select");
    const original = input.dataset.original;
    const changed = isChanged(field);
    field.classList.toggle("changed", changed);
    field.querySelector("[data-field-was]").textContent = changed ? `was ${original === "" ? "missing" : original}` : "";
  }
}

/** The prediction first, since it is quick; then the explanations. A newer change makes this one stop. */
async function follow(page, signal) {
  const body = new URLSearchParams(new FormData(page.form));
  page.panels.setAttribute("aria-busy", "true");
  page.prediction.setAttribute("aria-busy", "true");
  page.status.textContent = "Working it out.";
  try {
    const prediction = await ask(page, "prediction", body, signal);
    showProblem(page, null);
    page.prediction.innerHTML = prediction;
    page.prediction.removeAttribute("aria-busy");
    const panels = await ask(page, "explanation", body, signal);
    const open = [...page.panels.querySelectorAll("details[open]")].map((d) => d.closest("[data-panel]").dataset.panel);
    page.panels.innerHTML = panels;
    for (const id of open) {
      page.panels.querySelector(`[data-panel="${id}"] details`)?.setAttribute("open", "");
    }
    page.panels.removeAttribute("aria-busy");
    page.status.textContent = "Prediction and explanations follow the changed values.";
  } catch (failure) {
    if (signal.aborted) {
      return;
    }
    page.status.textContent = "";
    showProblem(page, failure.problem ?? { detail: "The server does not answer." });
  }
}

/** Posts the form and gives back markup that the server has escaped. Asks again when the server is busy. */
async function ask({ form }, what, body, signal) {
  const address = `${form.dataset.whatIf}/${what}?model=${encodeURIComponent(form.dataset.model)}`;
  for (let tries = 1; ; tries++) {
    const answer = await fetch(address, { method: "POST", body, signal });
    if (answer.ok) {
      return answer.text();
    }
    if (answer.status !== 503 || tries === MOST_TRIES) {
      const failure = new Error(`status ${answer.status}`);
      failure.problem = await answer.json().catch(() => ({ detail: "The server could not answer." }));
      throw failure;
    }
    const seconds = Number(answer.headers.get("Retry-After")) || 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/** Says what is wrong beside the form, and marks the field it is about. Results that no longer hold stay dimmed. */
function showProblem({ error, fields }, problem) {
  error.hidden = problem === null;
  error.textContent = problem === null ? "" : problem.detail;
  for (const field of fields) {
    const input = field.querySelector("input, select");
    if (problem !== null && field.dataset.field === problem.column) {
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
    }
  }
}
