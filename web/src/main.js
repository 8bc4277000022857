import htmx from "htmx.org";
import { enhanceChoosers } from "./choosers.js";
import { offerCopying } from "./copying.js";
import { readBackDates } from "./dates.js";
import { listenToKeys } from "./keys.js";
import { closeMenus } from "./menus.js";
import { showLinkedError } from "./summary.js";

Object.assign(htmx.config, {
  allowEval: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  // A page that says what is wrong is shown like any other.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "(400|403|404|409|413|422|429)", swap: true, error: true },
    { code: "5..", swap: false, error: true },
  ],
});

listenToKeys();
closeMenus();
showLinkedError();
htmx.onLoad((part) => {
  enhanceChoosers(part);
  readBackDates(part);
  offerCopying(part);
});
