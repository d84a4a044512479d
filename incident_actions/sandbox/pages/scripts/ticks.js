// Boxes of task lists can be ticked by who may edit the text; without this one edits the text itself.

export function enableTicks() {
  for (const box of document.querySelectorAll("[data-tick] input[data-line]")) box.disabled = false;
}

export function watchTicks() {
  document.addEventListener("change", (event) => {
    const box = event.target.closest("[data-tick] input[data-line]");
    if (box) send(box);
  });
}

async function send(box) {
  const token = document.querySelector("input[name=token]").value;
  const body = new URLSearchParams({ token, line: box.dataset.line, checked: box.checked });
  const answer = await fetch(box.closest("[data-tick]").dataset.tick, { method: "POST", body });
  if (!answer.ok) box.checked = !box.checked;
}
