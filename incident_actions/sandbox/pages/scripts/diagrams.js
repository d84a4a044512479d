// Draws Mermaid's text in a frame of its own, which may run nothing but Mermaid and reach nothing of ours.
// Where Mermaid is not installed the text stays.

const drawn = new Map();
let there = null;

export async function drawDiagrams(root) {
  const sources = root.querySelectorAll("pre.mermaid");
  if (!sources.length) return;
  there ??= fetch("/-/mermaid.js", { method: "HEAD" }).then((answer) => answer.ok, () => false);
  if (!(await there)) return;
  sources.forEach(replace);
}

function replace(pre) {
  const source = pre.textContent;
  const figure = document.createElement("figure");
  figure.className = "diagram";
  figure.dataset.source = source;
  figure.tabIndex = 0;
  const frame = document.createElement("iframe");
  frame.title = "Diagram";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = "/-/diagram";
  frame.addEventListener("load", () => {
    drawn.set(frame.contentWindow, { frame, figure, pre });
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    frame.contentWindow.postMessage({ source, dark }, "*");
  });
  figure.append(frame);
  pre.replaceWith(figure);
}

window.addEventListener("message", (event) => {
  const known = drawn.get(event.source);
  if (!known) return;
  if (typeof event.data.height === "number") known.frame.height = Math.min(2000, Math.ceil(event.data.height));
  else known.figure.replaceWith(known.pre);
});
document.addEventListener("drawn-anew", () => drawDiagrams(document));
