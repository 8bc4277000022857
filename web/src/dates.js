// Reads back in words what was understood of year, month and day. The server knows the words.
const WAIT = 250;

async function readBack(group) {
  const query = new URLSearchParams();
  for (const input of group.querySelectorAll("[data-date-part]")) query.set(input.dataset.datePart, input.value);
  const answer = await fetch(`${group.dataset.dateWords}?${query}`, { headers: { Accept: "text/plain" } });
  group.querySelector("output").textContent = answer.ok ? await answer.text() : "";
}

function listen(group) {
  let waiting;
  group.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => readBack(group), WAIT);
  });
}

export function readBackDates(part) {
  part.querySelectorAll("[data-date-words]").forEach(listen);
}
