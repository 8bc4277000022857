// Runs before the page is drawn, so that a chosen theme does not flash. Without a choice the system's holds.
const KEY = "intl_crm.theme";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function show(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.bsTheme = theme;
}

function current() {
  const chosen = document.documentElement.dataset.bsTheme;
  return chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function toggle() {
  const theme = current() === "dark" ? "light" : "dark";
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Private windows keep nothing; the theme then holds for this page.
  }
}

show(remembered());
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    button.addEventListener("click", toggle);
  }
});
