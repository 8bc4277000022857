import { enhanceChoosers } from "./choosers.js";
import { offerCopying } from "./copying.js";
import { leaveOutEnds, readBackDates } from "./dates.js";
import { followJobs } from "./jobs.js";
import { listenToKeys } from "./keys.js";
import { closeMenus } from "./menus.js";
import { showLinkedError } from "./summary.js";

listenToKeys();
closeMenus();
enhanceChoosers(document);
readBackDates(document);
leaveOutEnds(document);
offerCopying(document);
followJobs(document);
showLinkedError();
