// A print that is under way: how far it is, asked for again and again without loading the page anew.
const SECONDS = 1;

async function renew(box) {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const newer = page.querySelector("[data-job]");
  // Signed out meanwhile, or the print is forgotten: that page says so.
  if (!newer) return location.reload();
  if (newer.innerHTML !== box.innerHTML) box.innerHTML = newer.innerHTML;
  box.dataset.job = newer.dataset.job;
}

export function followJobs(part) {
  const box = part.querySelector("[data-job='under way']");
  if (!box) return;
  const again = async () => {
    await renew(box).catch(() => {});
    if (box.dataset.job === "under way") setTimeout(again, SECONDS * 1000);
  };
  setTimeout(again, SECONDS * 1000);
}
