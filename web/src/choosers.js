// Turns a select of records into a search over every script and spelling. The label stays on the select.
import TomSelect from "tom-select/base";
import removeButton from "tom-select/plugins/remove_button/plugin.js";

TomSelect.define("remove_button", removeButton);

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
  made.append(...children.filter(Boolean));
  return made;
}

const words = (found) => found?.text && element("span", { lang: found.language, dir: "auto" }, found.text);

/** A record as it is shown in the list and, without its second line, when chosen. */
function shown(record) {
  const flag = record.flag && element("span", { class: `fi fi-${record.flag.toLowerCase()}`, "aria-hidden": "true" });
  const other = words(record.other);
  const name = element("span", { class: "ic-name" }, words(record.name), other && " ", other);
  const line = record.line && element("span", { class: "ts-line" }, record.line);
  return element("div", {}, flag, flag && " ", name, line);
}

/** What an option of the page itself says of its record. */
function recordOf(option) {
  const { name, language, other, otherLanguage, line, flag } = option.dataset;
  return {
    value: option.value,
    name: { text: name ?? option.textContent.trim(), language },
    other: other && { text: other, language: otherLanguage },
    line,
    flag,
  };
}

// In milliseconds; who types on within it asks once.
const PAUSE = 150;

async function recordsOf(chooserUrl, query) {
  const address = new URL(chooserUrl, location.href);
  address.searchParams.set("q", query);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : [];
}

function settingsOf(select) {
  const { chooserUrl, addUrl, addWords, nothingWords } = select.dataset;
  const message = (text) => element("div", { class: "no-results" }, text);
  const spoken = (query) => addWords.replace("{}", query);
  const openAdding = (query, done) => {
    window.open(`${addUrl}?${new URLSearchParams({ name: query })}`, "_blank", "noopener");
    done();
  };
  let answered = "";
  return {
    plugins: select.multiple ? { remove_button: { label: "×", title: select.dataset.removeWords } } : {},
    valueField: "value",
    labelField: "value",
    searchField: [],
    // The server ranks; it knows other spellings that no option shows. Until it has answered, nothing fits: who
    // types fast and presses Enter must not get what stood in the list before.
    score: (query) => () => (query === answered ? 1 : 0),
    sortField: [{ field: "$order" }],
    options: [...select.options].filter((option) => option.value).map(recordOf),
    items: [...select.selectedOptions].map((option) => option.value).filter(Boolean),
    preload: "focus",
    // Its own pause would let the first list, asked for at the focus, take the place of what is typed.
    loadThrottle: null,
    // At once: a list that is renewed later than that would take the focus back from the next field.
    refreshThrottle: 0,
    closeAfterSelect: true,
    create: addUrl ? openAdding : false,
    createFilter: () => Boolean(addUrl),
    load(query, done) {
      // Answers may come in another order than the questions, or when the field is long left.
      const isOver = () => query !== this.inputValue();
      const ask = async () => {
        await new Promise((go) => setTimeout(go, PAUSE));
        const records = isOver() ? [] : await recordsOf(chooserUrl, query);
        if (isOver()) return done();
        answered = query;
        this.clearOptions();
        return done(records);
      };
      ask().catch(() => done());
    },
    render: {
      option: shown,
      item: shown,
      option_create: ({ input }) => element("div", { class: "create" }, spoken(input)),
      loading: () => message("…"),
      no_results: () => message(nothingWords),
    },
  };
}

const DESCRIBING = ["aria-describedby", "aria-invalid", "aria-label"];

/** Gives the search field everything by which the select was known: label, id, description. */
function standIn(select, field) {
  const { id } = select;
  for (const name of DESCRIBING) {
    if (select.hasAttribute(name)) field.setAttribute(name, select.getAttribute(name));
  }
  for (const label of document.querySelectorAll(`label[for="${field.id}"]`)) label.htmlFor = id;
  select.id = `${id}-select`;
  field.id = id;
  select.hidden = true;
}

function enhance(select) {
  if (select.tomselect) return;
  const { control_input: field } = new TomSelect(select, settingsOf(select));
  standIn(select, field);
}

export function enhanceChoosers(part) {
  part.querySelectorAll("select[data-chooser-url]").forEach(enhance);
}
