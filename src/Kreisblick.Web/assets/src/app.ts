import { filterRefresh } from "./islands/filter-refresh.js";
import { copyLinks } from "./islands/copy-link.js";
import { focusErrors } from "./islands/error-summary.js";
import { closeMenus } from "./islands/menu.js";
import { openAll, printing } from "./islands/printing.js";
import { quickExit } from "./islands/quick-exit.js";
import { suggestions } from "./islands/suggestions.js";
import { scriptOnly } from "./islands/script-only.js";

filterRefresh();
quickExit();
closeMenus();
printing();
openAll();
copyLinks();
scriptOnly();
suggestions();
focusErrors();
