// The parts of Tabler that the pages are built from. It has 635 kB; what is named here has a sixth of that.
// A class that a template uses and that is in neither this list nor src/ fails a test.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PurgeCSS } from "purgecss";

const SOURCE = createRequire(import.meta.url).resolve("@tabler/core/dist/css/tabler.css");

const TAGS = `
  html body a p h1 h2 h3 h4 ul ol li dl dt dd table thead tbody tfoot tr th td caption figure figcaption
  form label input select textarea button fieldset legend option optgroup output details summary
  small strong em b i u s q cite abbr time code kbd pre hr br img svg mark sub sup blockquote address bdi
  nav header main footer section article aside search dialog root`;

const CLASSES = `
  btn btn-primary btn-sm disabled active
  form-control form-control-sm form-select form-select-sm form-label form-hint
  form-check form-check-inline form-check-input form-check-label is-invalid
  hidden role button submit reset list title
  type radio checkbox search number time date file checked multiple size
  visually-hidden visually-hidden-focusable table-responsive d-none d-block d-inline-block d-flex d-grid`;

const UTILITIES = [
  /^[mp][tbsexy]?-(0|1|2|3|4|5|auto)$/,
  /^gap-[0-5]$/,
  /^flex-(wrap|nowrap|column|row|fill|grow-[01]|shrink-[01])$/,
  /^(align-items|align-self|justify-content)-(start|end|center|between|baseline|stretch)$/,
  /^text-(start|end|center|nowrap|break|danger|success|warning)$/,
  /^fw-(normal|bold|medium)$/,
  /^w-(100|auto)$/,
];

/** The style sheet of those parts alone. */
export async function tablerParts() {
  const raw = await readFile(SOURCE, "utf8");
  const [{ css }] = await new PurgeCSS().purge({
    content: [{ raw: TAGS + CLASSES, extension: "txt" }],
    css: [{ raw }],
    safelist: UTILITIES,
    keyframes: true,
  });
  return css;
}
