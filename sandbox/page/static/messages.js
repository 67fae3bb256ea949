"use strict";
// The messages of the open chat: drawn, walked through by arrow keys, their times played.

const BOT_LINK = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)([A-Za-z0-9_]+)(?:[?&](start|startgroup)=([\w-]*))?/;
const TIME = /^((?:\d+:)?\d{1,2}:\d{2})(?=\s)/gm;

function drawMessages(chat) {
  const list = $("messages");
  const there = new Set(chat.messages.map((message) => String(message.id)));
  for (const item of [...list.children]) if (!there.has(item.dataset.id)) item.remove();
  let before = null;
  for (const message of chat.messages) {
    const look = JSON.stringify([message, state.selected.has(message.id)]);
    let item = list.querySelector(`[data-id="${message.id}"]`);
    if (!item || item.dataset.look !== look) {
      const made = drawMessage(chat, message);
      made.dataset.id = message.id;
      made.dataset.look = look;
      const hadFocus = item && item.contains(document.activeElement);
      if (item) item.replaceWith(made);
      else if (before) before.after(made);
      else list.prepend(made);
      item = made;
      if (hadFocus) setTimeout(() => made.focus({ preventScroll: true }));
    }
    before = item;
  }
  if (chat.is_new && chat.description && !list.children.length) {
    list.append(element("div", { class: "description", "data-id": "description", "data-look": "", text: chat.description }));
  }
  holdOneStop();
}

// Of all messages one is a stop for Tab, with what is in it; arrow keys go to the others.
function holdOneStop() {
  const items = [...$("messages").querySelectorAll(".message")];
  const active = items.find((item) => item.dataset.id === String(state.active)) ?? items.at(-1);
  for (const item of items) {
    const isActive = item === active;
    item.tabIndex = isActive ? 0 : -1;
    for (const inner of item.querySelectorAll("button, a, input, audio, video, .spoiler")) inner.tabIndex = isActive ? 0 : -1;
  }
}

function activate(item) {
  if (!item || state.active === item.dataset.id) return;
  state.active = item.dataset.id;
  holdOneStop();
}

$("messages").addEventListener("focusin", (event) => activate(event.target.closest(".message")));
$("messages").addEventListener("keydown", (event) => {
  const item = event.target.closest(".message");
  if (!item || event.target.closest("audio, video")) return;
  const items = [...$("messages").querySelectorAll(".message")];
  const at = items.indexOf(item);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || !items[to]) return;
  event.preventDefault();
  activate(items[to]);
  items[to].focus();
});

function drawMessage(chat, message) {
  const who = message.is_bot ? BOT : message.from;
  const item = element("article", { class: "message" + (message.is_bot ? "" : " own"), "aria-label": t("Message of {name} at {time}", { name: who, time: message.time }) });
  if (chat.kind !== "private") item.append(element("div", { class: "who", text: who + (message.topic ? ` · ${message.topic}` : "") }));
  if (message.forwarded) item.append(element("div", { class: "note", text: t("Forwarded from {name}", { name: message.forwarded }) }));
  if (message.only_for) item.append(element("div", { class: "note", text: t("Only {name} sees this", { name: message.only_for }) }));
  if (message.reply_to) {
    const replied = chat.messages.find((other) => other.id === message.reply_to);
    const words = replied ? brief(replied) : t("a message that is gone");
    item.append(element("button", { type: "button", class: "quoted", text: words, "aria-label": t("In reply to: {words}", { words }), onclick: () => jump(message.reply_to) }));
  }
  for (const file of message.files) item.append(drawFile(file));
  if (message.text) item.append(drawBody(chat, message));
  if (message.reactions.length) {
    const what = message.reactions.join(" ");
    item.append(element("div", { class: "reactions", role: "img", "aria-label": t("Reactions: {what}", { what }), text: what }));
  }
  if (message.buttons.length) item.append(drawKeyboard(message));
  item.append(drawAbout(message));
  return item;
}

function drawBody(chat, message) {
  const body = element("div", { class: "body" });
  const sound = chat.messages.find((other) => other.id === message.plays && other.files.some(canPlay));
  const entities = [...message.entities];
  if (sound) {
    for (const found of message.text.matchAll(TIME)) {
      entities.push({ type: "time", offset: found.index, length: found[1].length, plays: sound.id });
    }
    entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  }
  body.append(...formatted(message.text, entities));
  return body;
}

function drawAbout(message) {
  const isChosen = state.selected.has(message.id);
  const choose = () => {
    if (isChosen) state.selected.delete(message.id);
    else state.selected.add(message.id);
    draw();
  };
  return element(
    "div", { class: "about" },
    element("span", { text: (message.edits && message.is_bot ? `${t("edited")} ` : "") + message.time }),
    element(
      "span", { class: "deeds" + (isChosen ? " stays" : "") },
      element("button", { type: "button", text: t("Reply"), onclick: () => { state.reply = message.id; draw(); $("text").focus(); } }),
      message.is_bot ? null : element("button", { type: "button", text: t("Delete"), onclick: () => act("delete", { message: message.id }) }),
      element("button", { type: "button", text: t(isChosen ? "Selected" : "Select"), "aria-pressed": String(isChosen), onclick: choose }),
    ),
  );
}

const nameOf = (file) => (file.name === file.kind.replace("_", " ") ? t(file.kind) : file.name);
const brief = (message) => (message.text || message.files.map(nameOf).join(COMMA) || t("a message")).slice(0, 90);
// Arabic's short units are single letters.
const unitDisplay = LANGUAGE === "ar" ? "long" : "short";
const measured = (count, unit) => new Intl.NumberFormat(`${LANGUAGE}-u-nu-latn`, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(count);
const weight = (bytes) => (bytes >= 1e6 ? measured(bytes / 1e6, "megabyte") : measured(Math.max(1, Math.round(bytes / 1000)), "kilobyte"));
const sizeOf = (file) => (file.seconds ? `${measured(file.seconds, "second")} · ` : "") + weight(file.bytes);
const canPlay = (file) => /^(audio|video)\//.test(file.mime);

function jump(id) {
  const item = $("messages").querySelector(`[data-id="${id}"]`);
  if (!item) return;
  item.scrollIntoView({ block: "center" });
  item.classList.add("hit");
  setTimeout(() => item.classList.remove("hit"), 1500);
}

function drawFile(file) {
  const box = element("div");
  const tag = canPlay(file) ? file.mime.split("/")[0] : null;
  if (tag) box.append(element(tag, { controls: true, preload: "none", src: file.url, "aria-label": nameOf(file) }));
  const icon = element("span", { class: "file", "aria-hidden": "true" });
  box.append(element("a", { class: "file-link", href: file.url, download: file.name }, tag ? null : icon, nameOf(file)), ` ${sizeOf(file)}`);
  return box;
}

function play(id, time) {
  const player = $("messages").querySelector(`[data-id="${id}"]`)?.querySelector("audio, video");
  if (!player) return;
  const start_s = time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const begin = () => { player.currentTime = start_s; player.play().catch(() => {}); };
  if (player.readyState >= 1) begin();
  else {
    player.addEventListener("loadedmetadata", begin, { once: true });
    player.preload = "auto";
    player.load();
  }
}

function drawKeyboard(message) {
  const keyboard = element("div", { class: "keyboard" });
  message.buttons.forEach((row, r) => {
    const line = element("div");
    row.forEach((button, c) => {
      line.append(element("button", { type: "button", text: button.text + (button.url ? " ↗" : ""), onclick: () => tap(message, button, r, c) }));
    });
    keyboard.append(line);
  });
  return keyboard;
}

function tap(message, button, row, column) {
  if (button.copies) navigator.clipboard.writeText(button.copies).then(() => toast("Copied."), () => {});
  else if (!button.url) act("tap", { message: message.id, row, column });
  else follow(button.url);
}

function follow(url) {
  const link = BOT_LINK.exec(url);
  if (link) act("deep_link", { kind: link[2] || "start", payload: link[3] || "" });
  else window.open(url, "_blank", "noopener");
}

// Offsets count UTF-16 units, as JavaScript's strings do.
function formatted(text, entities) {
  const build = (from, to, inside) => {
    const nodes = [];
    let at = from;
    inside.forEach((entity, index) => {
      if (entity.offset < at) return;
      nodes.push(text.slice(at, entity.offset));
      const end = Math.min(to, entity.offset + entity.length);
      const within = inside.slice(index + 1).filter((other) => other.offset >= entity.offset && other.offset + other.length <= end);
      nodes.push(...dressed(entity, build(entity.offset, end, within), text.slice(entity.offset, end)));
      at = end;
    });
    nodes.push(text.slice(at, to));
    return nodes.filter((node) => node !== "");
  };
  return build(0, text.length, entities);
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function dressed(entity, children, text) {
  if (entity.type === "time") {
    return [element("button", { type: "button", class: "time", text, "aria-label": t("Play from {time}", { time: text }), onclick: () => play(entity.plays, text) })];
  }
  if (TAGS[entity.type]) return [element(TAGS[entity.type], {}, ...children)];
  if (entity.type === "blockquote") return [element("blockquote", {}, ...children)];
  if (entity.type === "expandable_blockquote") return foldable(children);
  if (entity.type === "spoiler") return [element("span", { class: "spoiler", tabindex: "0" }, ...children)];
  const url = entity.type === "text_link" ? entity.url : entity.type === "url" ? (text.includes("://") ? text : `https://${text}`) : null;
  if (url && /^(https?|tg):\/\//i.test(url)) {
    const onclick = (event) => { if (BOT_LINK.test(url)) { event.preventDefault(); follow(url); } };
    return [element("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick }, ...children)];
  }
  if (entity.type === "bot_command") {
    return [element("a", { href: "#", onclick: (event) => { event.preventDefault(); act("say", { text }); } }, ...children)];
  }
  return children;
}

function foldable(children) {
  const quote = element("blockquote", { class: "folded" }, ...children);
  const button = element("button", { type: "button", class: "unfold", text: t("Show all"), "aria-expanded": "false" });
  button.addEventListener("click", () => {
    const isFolded = quote.classList.toggle("folded");
    button.textContent = isFolded ? t("Show all") : t("Fold");
    button.setAttribute("aria-expanded", String(!isFolded));
  });
  return [quote, button];
}

