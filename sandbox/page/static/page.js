"use strict";
// The page shows what the server says and asks it for everything: state comes by server-sent events.

const $ = (id) => document.getElementById(id);
const state = { chats: [], under: null, troubles: [], current: null, seen: new Map(), reply: null, selected: new Set(), drafts: new Map() };
const BOT_LINK = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)([A-Za-z0-9_]+)(?:[?&](start|startgroup)=([\w-]*))?/;

function element(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// ---- talking to the server

async function post(path, body) {
  const options = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  try {
    const answer = await fetch(path, { method: "POST", ...options });
    const said = await answer.json();
    if (said.toast) toast(said.toast);
    if (said.open) select(said.open);
    return answer.ok ? said : null;
  } catch {
    toast("The demo does not answer. Is `make demo` still running?");
    return null;
  }
}

const act = (action, more = {}) => post("/do", { action, chat: state.current, person: acting(), ...more });

function listen() {
  const source = new EventSource("/events");
  source.onopen = () => { $("link-state").textContent = ""; known.clear(); };
  source.onerror = () => { $("link-state").textContent = "Connection lost, trying again…"; };
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    Object.assign(state, { chats: news.chats, under: news.under, troubles: news.troubles });
    if (!current()) state.current = state.chats.length ? state.chats[0].id : null;
    draw();
  };
}

let toastTimer = 0;
function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").textContent = ""; }, 5000);
}

// ---- which chat, and as whom

const current = () => state.chats.find((chat) => chat.id === state.current);

function acting() {
  const chat = current();
  if (!chat) return null;
  const chosen = chat.people.find((person) => String(person.id) === $("as").value);
  return (chosen || chat.people[0] || {}).id;
}

function select(id) {
  if (state.current !== null) state.drafts.set(state.current, $("text").value);
  state.current = id;
  $("text").value = state.drafts.get(id) || "";
  state.reply = null;
  state.selected.clear();
  $("messages").replaceChildren();
  $("as").replaceChildren();
  $("topic").replaceChildren();
  draw();
  $("messages").scrollTop = $("messages").scrollHeight;
}

// ---- drawing

function draw() {
  drawChats();
  const chat = current();
  if (!chat) return;
  const list = $("messages");
  const isAtEnd = !list.children.length || list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  drawHead(chat);
  drawMessages(chat);
  drawComposer(chat);
  drawPanel(chat);
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

function drawChats() {
  const nav = $("chats");
  for (const chat of state.chats) {
    if (chat.id === state.current) state.seen.set(chat.id, chat.last);
    const isNew = chat.last > (state.seen.get(chat.id) ?? chat.last);
    if (!state.seen.has(chat.id)) state.seen.set(chat.id, chat.last);
    const look = JSON.stringify([chat.title, chat.subtitle, isNew, chat.id === state.current]);
    let button = nav.querySelector(`[data-id="${chat.id}"]`);
    if (button && button.dataset.look === look) continue;
    if (!button) {
      button = element("button", { type: "button", "data-id": chat.id, onclick: () => select(chat.id) });
      nav.append(button);
    }
    button.dataset.look = look;
    button.setAttribute("aria-current", String(chat.id === state.current));
    button.replaceChildren(
      ...(isNew ? [element("span", { class: "new", "aria-label": "new messages", text: "●" })] : []),
      element("span", { text: chat.title }),
      element("small", { text: chat.subtitle }),
    );
  }
}

function drawHead(chat) {
  $("title").textContent = chat.title;
  $("subtitle").textContent = chat.is_typing ? "typing…" : chat.subtitle;
  const look = JSON.stringify([chat.id, chat.membership]);
  if ($("membership").dataset.look === look) return;
  $("membership").dataset.look = look;
  $("membership").replaceChildren(
    ...chat.membership.map((choice) => element("button", { type: "button", text: choice.text, onclick: () => act("membership", { to: choice.to }) })),
  );
}

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
      if (item) item.replaceWith(made);
      else if (before) before.after(made);
      else list.prepend(made);
      item = made;
    }
    before = item;
  }
}

function drawMessage(chat, message) {
  const item = element("li", { class: "message" + (message.is_bot ? "" : " own") });
  const who = message.is_bot ? "Bot" : message.from;
  item.append(element("div", { class: "who", text: who + (message.topic ? ` · ${message.topic}` : "") }));
  if (message.forwarded) item.append(element("div", { class: "about", text: `Forwarded from ${message.forwarded}` }));
  if (message.only_for) item.append(element("div", { class: "about", text: `Only ${message.only_for} sees this` }));
  const replied = message.reply_to && chat.messages.find((other) => other.id === message.reply_to);
  if (message.reply_to) {
    const words = replied ? brief(replied) : "a message that is gone";
    item.append(element("button", { type: "button", class: "quoted", text: words, "aria-label": `In reply to: ${words}`, onclick: () => jump(message.reply_to) }));
  }
  for (const file of message.files) item.append(drawFile(file));
  if (message.text) {
    const body = element("div", { class: "body" });
    body.append(...formatted(message.text, message.entities));
    item.append(body);
  }
  if (message.reactions.length) item.append(element("div", { class: "reactions", "aria-label": `Reactions: ${message.reactions.join(" ")}`, text: message.reactions.join(" ") }));
  if (message.buttons.length) item.append(drawKeyboard(message));
  item.append(drawAbout(message));
  return item;
}

function drawAbout(message) {
  const box = element("input", { type: "checkbox", "aria-label": "Choose to forward" });
  box.checked = state.selected.has(message.id);
  box.addEventListener("change", () => {
    if (box.checked) state.selected.add(message.id);
    else state.selected.delete(message.id);
    draw();
  });
  return element(
    "div", { class: "about" },
    element("span", { text: message.time + (message.edits ? " · edited" : "") }),
    element("button", { type: "button", text: "Reply", onclick: () => { state.reply = message.id; draw(); $("text").focus(); } }),
    message.is_bot ? null : element("button", { type: "button", text: "Delete", onclick: () => act("delete", { message: message.id }) }),
    element("label", {}, box, " Forward"),
  );
}

const brief = (message) => (message.text || message.files.map((file) => file.name).join(", ") || "a message").slice(0, 90);

function jump(id) {
  const item = $("messages").querySelector(`[data-id="${id}"]`);
  if (!item) return;
  item.scrollIntoView({ block: "center" });
  item.classList.add("hit");
  setTimeout(() => item.classList.remove("hit"), 1500);
}

function drawFile(file) {
  const box = element("div");
  if (file.mime.startsWith("audio/")) box.append(element("audio", { controls: true, preload: "none", src: file.url, "aria-label": file.name }));
  if (file.mime.startsWith("video/")) box.append(element("video", { controls: true, preload: "none", src: file.url, "aria-label": file.name }));
  box.append(element("a", { href: file.url, download: file.name, text: `${file.kind === "document" ? "📄" : "🎵"} ${file.name}` }), ` ${file.size}`);
  return box;
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
  if (!button.url) act("tap", { message: message.id, row, column });
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
  const button = element("button", { type: "button", class: "unfold", text: "Show all", "aria-expanded": "false" });
  button.addEventListener("click", () => {
    const isFolded = quote.classList.toggle("folded");
    button.textContent = isFolded ? "Show all" : "Fold";
    button.setAttribute("aria-expanded", String(!isFolded));
  });
  return [quote, button];
}

function fill(list, choices) {
  const look = JSON.stringify(choices);
  if (list.dataset.look === look && list.children.length === choices.length) return;
  const kept = list.value;
  list.dataset.look = look;
  list.replaceChildren(...choices.map(({ id, name }) => element("option", { value: id, text: name })));
  if (choices.some(({ id }) => String(id) === kept)) list.value = kept;
}

function drawComposer(chat) {
  $("as-label").hidden = chat.people.length < 2;
  fill($("as"), chat.people);
  $("topic-label").hidden = chat.topics.length === 0;
  fill($("topic"), chat.topics);
  const replied = chat.messages.find((message) => message.id === state.reply);
  $("reply-bar").hidden = !replied;
  $("reply-text").textContent = replied ? `Reply to: ${brief(replied)}` : "";
  $("selection").hidden = state.selected.size === 0;
  $("selected-count").textContent = `${state.selected.size} chosen`;
  fill($("forward-to"), state.chats.map(({ id, title }) => ({ id, name: title })));
  const look = JSON.stringify([chat.id, chat.quick]);
  if ($("quick").dataset.look === look) return;
  $("quick").dataset.look = look;
  $("quick").replaceChildren(
    ...chat.quick.map((quick, n) => element("button", { type: "button", class: n ? "" : "first", text: quick.text, onclick: () => (quick.say ? say(quick.say) : act(quick.action, { topic: topic() })) })),
  );
}

function drawPanel(chat) {
  const under = state.under;
  $("bot-state").textContent = under.bot;
  $("kill").disabled = !under.is_running;
  $("start").disabled = under.is_running;
  drawTroubles();
  const jobs = under.jobs.filter((job) => job.chat === chat.id);
  replace($("jobs"), jobs, () => (jobs.length ? jobs.map(drawJob) : [element("p", { text: "None yet: send something." })]));
  $("api-count").textContent = `(${under.api_total})`;
  $("telegram-count").textContent = `(${under.telegram_total})`;
  replace($("api-calls"), under.api, () => under.api.map(drawCall));
  replace($("telegram-calls"), under.telegram, () => under.telegram.map(drawCall));
}

function replace(place, shown, make) {
  const look = JSON.stringify(shown);
  if (place.dataset.look === look) return;
  place.dataset.look = look;
  place.replaceChildren(...make());
}

function drawTroubles() {
  const place = $("troubles");
  for (const trouble of state.troubles) {
    let box = place.querySelector(`[data-name="${trouble.name}"]`);
    if (!box) {
      box = element("input", { type: "checkbox", "data-name": trouble.name });
      const made = box;
      made.addEventListener("change", () => switchTrouble(made));
      place.append(element("label", {}, made, ` ${trouble.text}`));
    }
    const isOlder = pending.has(trouble.name) || trouble.orders < (known.get(trouble.name) ?? 0);
    if (!isOlder) box.checked = trouble.on;
  }
}

// News that was made before a tap reached the server must not undo the tap; taps reach it in their order.
const pending = new Map();
const known = new Map();
let switching = Promise.resolve();

function switchTrouble(box) {
  const order = { action: "trouble", name: box.dataset.name, on: box.checked };
  pending.set(order.name, (pending.get(order.name) ?? 0) + 1);
  switching = switching.then(async () => {
    const said = await post("/do", order);
    if (said) known.set(order.name, said.orders);
    if (pending.get(order.name) > 1) pending.set(order.name, pending.get(order.name) - 1);
    else pending.delete(order.name);
  });
}

function drawJob(job) {
  const facts = element("dl");
  for (const [name, value] of job.facts) facts.append(element("dt", { text: name }), element("dd", { text: value }));
  const details = element("details", {}, element("summary", { text: "Its record in the store" }), facts);
  return element("div", { class: "job" }, element("strong", { text: job.state }), ` ${job.name} `, element("div", { text: job.cost }), details);
}

function drawCall(call) {
  return element("li", {}, element("span", { text: call.what }), element("span", { class: call.is_good ? "good" : "bad", text: call.status }), element("span", { text: call.time }));
}

// ---- writing, files, voice

const topic = () => ($("topic-label").hidden ? null : Number($("topic").value));

async function say(text) {
  const reply = state.reply;
  if (!text.trim()) return;
  if (await act("say", { text, reply, topic: topic() })) {
    state.reply = null;
    draw();
  }
}

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value;
  $("text").value = "";
  grow();
  await say(text);
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
});
const grow = () => {
  $("text").style.height = "auto";
  $("text").style.height = `${$("text").scrollHeight + 2}px`;
};
$("text").addEventListener("input", grow);
$("text").addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) {
    event.preventDefault();
    sendFiles(event.clipboardData.files);
  }
});

function lengthOf(file) {
  return new Promise((resolve) => {
    if (!/^(audio|video)\//.test(file.type)) return resolve(null);
    const player = document.createElement(file.type.startsWith("video/") ? "video" : "audio");
    const url = URL.createObjectURL(file);
    const done = (length) => { URL.revokeObjectURL(url); resolve(Number.isFinite(length) ? length : null); };
    player.onloadedmetadata = () => done(player.duration);
    player.onerror = () => done(null);
    setTimeout(() => done(null), 3000);
    player.src = url;
  });
}

async function sendFiles(files, kind = "") {
  const form = new FormData();
  form.append("about", JSON.stringify({
    chat: state.current, person: acting(), topic: topic(), reply: state.reply, kind,
    lengths: await Promise.all([...files].map(lengthOf)),
  }));
  for (const file of files) form.append("file", file, file.name);
  state.reply = null;
  await post("/upload", form);
}

$("pick").addEventListener("click", () => $("files").click());
$("files").addEventListener("change", async () => {
  await sendFiles([...$("files").files]);
  $("files").value = "";
});

let depth = 0;
const hint = (isOn) => { $("drop-hint").hidden = !isOn; };
$("chat").addEventListener("dragenter", (event) => { event.preventDefault(); depth += 1; hint(true); });
$("chat").addEventListener("dragover", (event) => event.preventDefault());
$("chat").addEventListener("dragleave", () => { depth -= 1; if (depth <= 0) hint(false); });
$("chat").addEventListener("drop", (event) => {
  event.preventDefault();
  depth = 0;
  hint(false);
  const link = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain");
  if (event.dataTransfer.files.length) sendFiles([...event.dataTransfer.files]);
  else if (link) say(link);
});

let recorder = null;
$("record").addEventListener("click", async () => {
  if (recorder) {
    recorder.stop();
    return;
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const parts = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = async () => {
      stream.getTracks().forEach((track) => track.stop());
      recorder = null;
      recording(false);
      await sendFiles([new File([await asWav(new Blob(parts))], "voice.wav", { type: "audio/wav" })], "voice");
    };
    recorder.start();
    recording(true);
  } catch {
    toast("The microphone can't be used here: allow it in the browser, or send a file.");
  }
});

function recording(isOn) {
  $("record").setAttribute("aria-pressed", String(isOn));
  $("record").setAttribute("aria-label", isOn ? "Stop and send the voice note" : "Record a voice note");
  $("record").textContent = isOn ? "⏹" : "🎤";
}

// What a browser records does not say how long it is; a WAV does.
async function asWav(blob) {
  const rate = 16000;
  const decoded = await new OfflineAudioContext(1, rate, rate).decodeAudioData(await blob.arrayBuffer());
  const samples = decoded.getChannelData(0);
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const write = (at, text) => [...text].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) => view.setInt16(44 + n * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return view.buffer;
}

// ---- the rest

$("no-reply").addEventListener("click", () => { state.reply = null; draw(); });
$("unselect").addEventListener("click", () => { state.selected.clear(); draw(); });
$("forward").addEventListener("click", async () => {
  const messages = current().messages.filter((message) => state.selected.has(message.id)).map((message) => message.id);
  const to = Number($("forward-to").value);
  state.selected.clear();
  if (await act("forward", { messages, to })) select(to);
});
$("kill").addEventListener("click", () => post("/do", { action: "kill" }));
$("start").addEventListener("click", () => post("/do", { action: "start" }));
$("show-panel").addEventListener("click", () => {
  const isOpen = $("panel").classList.toggle("open");
  $("show-panel").setAttribute("aria-expanded", String(isOpen));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if ($("panel").classList.contains("open")) $("show-panel").click();
  else if (state.reply !== null) $("no-reply").click();
});

listen();
