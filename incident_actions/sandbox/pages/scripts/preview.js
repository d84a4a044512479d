// Shows in place how a text will look; without this the button leads to a page that does.

export function watchPreviews() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-previews]");
    if (!button) return;
    event.preventDefault();
    show(button.form);
  });
}

async function show(form) {
  const answer = await fetch(form.dataset.preview, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector(answer.ok ? ".preview" : "[role=alert]");
  const place = form.querySelector(".preview");
  place.replaceChildren(...[...(found?.childNodes ?? [])].map((each) => document.importNode(each, true)));
  document.dispatchEvent(new Event("drawn-anew"));
}
