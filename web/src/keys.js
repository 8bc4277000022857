// `/` and Ctrl-K go to the search, `n` to what can be added here.
const TYPING = "input, select, textarea, [contenteditable]";

function goToSearch(event) {
  const field = document.querySelector("[data-key-search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

function goToNew(event) {
  const target = document.querySelector("main [data-key-new]") ?? document.querySelector("[data-key-new]");
  if (!target) return;
  event.preventDefault();
  target.click();
  target.closest("details[open]")?.querySelector("a")?.focus();
}

function onKey(event) {
  if (event.defaultPrevented || event.altKey) return;
  const withControl = event.ctrlKey || event.metaKey;
  if (withControl && event.key.toLowerCase() === "k") return goToSearch(event);
  if (withControl || event.target.closest(TYPING)) return;
  if (event.key === "/") goToSearch(event);
  if (event.key === "n") goToNew(event);
}

export function listenToKeys() {
  document.addEventListener("keydown", onKey);
}
