// What makes a page pleasant; without it everything works, with a reload.
import { follow } from "./live.js";
import { drawDiagrams } from "./diagrams.js";
import { watchPreviews } from "./preview.js";
import { watchMenus } from "./menus.js";

watchMenus();
watchPreviews();
drawDiagrams(document);
follow(() => drawDiagrams(document));
