// Draws what should be there by changing as little as possible of what is: focus, selection and scrolling stay where they were.

const SVG = 'http://www.w3.org/2000/svg';

/** An element that should be there. Props that begin with `on` are listeners; `key` tells elements of one kind apart. */
export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, children: children.flat(Infinity).filter((child) => child || child === 0) };
}

/** Makes the children of an element what they should be. */
export function draw(parent, ...wanted) {
  const children = wanted.flat(Infinity).filter((child) => child || child === 0);
  const byKey = new Map();
  for (const node of parent.childNodes) {
    if (node.drawn?.key !== undefined) byKey.set(node.drawn.key, node);
  }
  let at = parent.firstChild;
  for (const child of children) {
    const key = child.props?.key;
    let node = key === undefined ? at : byKey.get(key);
    if (!node || !fits(node, child)) {
      node = make(child, parent);
      parent.insertBefore(node, at);
    } else if (node === at) {
      at = at.nextSibling;
    } else {
      parent.insertBefore(node, at);
    }
    update(node, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/** The same for a whole phone: where the screen that held the focus is gone, its heading takes it. */
export function show(root, ...wanted) {
  const held = root.contains(document.activeElement);
  draw(root, wanted);
  if (held && !root.contains(document.activeElement)) root.querySelector('[tabindex="-1"]')?.focus({ preventScroll: true });
}

function fits(node, child) {
  if (!child.tag) return node.nodeType === Node.TEXT_NODE;
  return node.localName === child.tag && node.drawn?.key === child.props.key;
}

function make(child, parent) {
  if (!child.tag) return document.createTextNode('');
  const inside = child.tag === 'svg' || parent.namespaceURI === SVG;
  const node = inside ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  node.drawn = { key: child.props.key, props: {} };
  return node;
}

function update(node, child) {
  if (!child.tag) {
    if (node.data !== String(child)) node.data = String(child);
    return;
  }
  const before = node.drawn.props;
  for (const name of Object.keys({ ...before, ...child.props })) {
    if (name !== 'key' && before[name] !== child.props[name]) set(node, name, child.props[name]);
  }
  node.drawn.props = child.props;
  if (!child.props.own) draw(node, child.children);
}

function set(node, name, value) {
  if (name.startsWith('on')) node[name] = value ?? null;
  else if (name === 'own') return;
  else if (name === 'share') node.style.setProperty('--share', value);
  else if (name === 'hue') node.style.setProperty('--hue', value);
  else if (name === 'value' || name === 'checked' || name === 'selected') node[name] = value;
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : value);
}

/** For `aria-disabled`: a button that waits keeps the focus, and its listener knows that it has to wait. */
export const waits = (busy) => (busy ? 'true' : null);

const say = document.getElementById('say');
let saying = 0;

/** Tells it to whoever listens instead of looking. */
export function tell(words) {
  const line = document.createElement('p');
  line.textContent = words;
  say.append(line);
  while (say.childElementCount > 4) say.firstElementChild.remove();
  clearTimeout(saying);
  saying = setTimeout(() => say.replaceChildren(), 20_000);
}

/** Moves the focus there once it is drawn, as the screen that held it is gone. */
export function focusOn(root, selector) {
  requestAnimationFrame(() => root.querySelector(selector)?.focus({ preventScroll: true }));
}
