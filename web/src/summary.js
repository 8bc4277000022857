// After an answer with errors the summary is focused, so that it is read first.
export function showLinkedError() {
  document.querySelector("[data-error-summary]")?.focus();
}
