// Makes one piece of a page like another with as few changes as it takes, so that what a person types, has
// opened, focused or scrolled to stays as it is.

export function morph(old, next) {
  if (old.isEqualNode(next)) return;
  if (kept(old, next)) return;
  if (old.nodeName !== next.nodeName) return old.replaceWith(document.importNode(next, true));
  attributes(old, next);
  children(old, next);
}

// A form that somebody has begun to fill in is theirs; a diagram is drawn again only if its source differs.
function kept(old, next) {
  if (old.matches("form[data-keep]") && begun(old)) return true;
  if (old.matches("figure.diagram")) return old.dataset.source === next.textContent;
  return false;
}

export function begun(form) {
  return [...form.elements].some((field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].some((each, at) => each.selected !== original(field, each, at));
    return "defaultValue" in field && field.value !== field.defaultValue;
  }) || form.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
}

function original(select, option, at) {
  const chosen = [...select.options].some((each) => each.defaultSelected);
  return chosen ? option.defaultSelected : at === 0 && !select.multiple;
}

function attributes(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !(name === "open" && old.tagName === "DETAILS")) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function children(old, next) {
  const named = new Map([...old.children].filter((each) => each.id).map((each) => [each.id, each]));
  let at = old.firstChild;
  for (const wanted of [...next.childNodes]) {
    const match = partner(wanted, at, named);
    if (!match) {
      old.insertBefore(document.importNode(wanted, true), at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else old.insertBefore(match, at);
    if (match.nodeType === Node.ELEMENT_NODE) morph(match, wanted);
    else if (match.data !== wanted.data) match.data = wanted.data;
  }
  while (at) {
    const following = at.nextSibling;
    at.remove();
    at = following;
  }
}

// The node of the page that becomes the wanted one: the one with its id, or the next one of its kind.
function partner(wanted, at, named) {
  if (wanted.id) return named.get(wanted.id) ?? null;
  if (!at || at.nodeType !== wanted.nodeType || at.id) return null;
  const drawn = at.nodeName === "FIGURE" && wanted.nodeName === "PRE" && wanted.className === "mermaid";
  return drawn || at.nodeName === wanted.nodeName ? at : null;
}
