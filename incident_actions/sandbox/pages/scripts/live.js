// Follows the sandbox: when something has changed, the page is read again and the parts that differ are swapped.
import { morph } from "./morph.js";

const PARTS = ["top", "main"];
const PAUSE = 150;

let source = null;
let known = document.body.dataset.changes; // what had happened when the page was made
let due = 0;
let after = () => {};

export function follow(changed) {
  after = changed;
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", listen);
  listen();
}

function listen() {
  if (document.hidden) return leave();
  if (source) return;
  source = new EventSource("/-/changes");
  source.onmessage = (event) => {
    if (event.data !== known) soon();
    known = event.data;
  };
}

function leave() {
  source?.close();
  source = null;
}

function soon() {
  clearTimeout(due);
  due = setTimeout(read, PAUSE);
}

async function read() {
  const address = location.pathname + location.search;
  let answer;
  try {
    answer = await fetch(address, { headers: { accept: "text/html" } });
  } catch {
    return; // the sandbox has gone; the event source tries again by itself
  }
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of PARTS) {
    const [old, next] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && next) morph(old, next);
  }
  document.title = fresh.title;
  after();
}
