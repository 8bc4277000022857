// A button that copies the value of the field it names, and says so in its own label.
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  await navigator.clipboard.writeText(field.value);
  const words = button.querySelector("[data-copy-words]") ?? button;
  words.textContent = button.dataset.copied;
}

export function offerCopying(part) {
  for (const button of part.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copy(button));
  }
}
