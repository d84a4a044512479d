// What makes a page pleasant; without it everything works, with a reload.
import { follow } from "./live.js";
import { drawDiagrams } from "./diagrams.js";
import { watchPreviews } from "./preview.js";
import { watchMenus } from "./menus.js";
import { enableTicks, watchTicks } from "./ticks.js";

watchMenus();
watchPreviews();
watchTicks();
brighten();
follow(brighten);

function brighten() {
  enableTicks();
  drawDiagrams(document);
}
