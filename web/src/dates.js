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

// An end that is not asked for is hidden by the style sheet, and not sent; one at fault stays, to be put right.
function listenToEnd(span) {
  const end = span.querySelector("select[name$='-end']");
  const inputs = span.querySelectorAll(".ic-span-until [data-date-part]");
  const isAtFault = span.querySelector(".ic-span-until .is-invalid") !== null;
  const follow = () => {
    const isAsked = isAtFault || ["date", "not_after"].includes(end.value);
    for (const input of inputs) input.disabled = !isAsked;
  };
  end.addEventListener("change", follow);
  follow();
}

export function leaveOutEnds(part) {
  part.querySelectorAll(".ic-span").forEach(listenToEnd);
}
