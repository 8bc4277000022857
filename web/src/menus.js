// Menus are details elements; a click beside one or Escape closes it.
const OPEN = "details.ic-menu[open]";

function closeOthers(event) {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function closeByKey(event) {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(OPEN)) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
}

export function closeMenus() {
  document.addEventListener("click", closeOthers);
  document.addEventListener("keydown", closeByKey);
  document.addEventListener("focusin", closeOthers);
}
