"use strict";
// The page shows what the server says and asks it for everything: state comes by server-sent events.

const state = { chats: [], under: null, troubles: [], current: null, seen: new Map(), reply: null, selected: new Set(), active: null, asked: null, drafts: new Map() };

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
    toast("The demo does not answer. Your text is kept.");
    return null;
  }
}

const act = (action, more = {}) => post("/do", { action, chat: state.current, person: acting(), ...more });

let source = null;
function listen() {
  source = new EventSource("/events");
  source.onopen = () => { $("ended").hidden = true; known.clear(); };
  source.onerror = () => {
    $("ended").hidden = false;
    // A browser that was refused gives up: the next demo may be at the same place.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    Object.assign(state, { chats: news.chats, under: news.under, troubles: news.troubles });
    if (!current()) state.current = state.chats.length ? state.chats[0].id : null;
    draw();
  };
}

let toastTimer = 0;
function toast(text) {
  $("toast").textContent = t(text);
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
  state.active = null;
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
  drawGuide();
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

function drawChats() {
  const nav = $("chats");
  // Another demo, at the same place, has other chats.
  for (const button of [...nav.children]) if (!state.chats.some((chat) => String(chat.id) === button.dataset.id)) button.remove();
  for (const chat of state.chats) {
    if (chat.id === state.current) state.seen.set(chat.id, chat.last);
    const isNew = chat.last > (state.seen.get(chat.id) ?? chat.last);
    if (!state.seen.has(chat.id)) state.seen.set(chat.id, chat.last);
    const look = JSON.stringify([chat.title, subtitle(chat), isNew, chat.id === state.current]);
    let button = nav.querySelector(`[data-id="${chat.id}"]`);
    if (button && button.dataset.look === look) continue;
    if (!button) {
      button = element("button", { type: "button", "data-id": chat.id, onclick: () => select(chat.id) });
      nav.append(button);
    }
    button.dataset.look = look;
    button.setAttribute("aria-current", String(chat.id === state.current));
    button.replaceChildren(
      ...(isNew ? [element("span", { class: "new", role: "img", "aria-label": t("new messages") })] : []),
      element("span", { text: chat.title }),
      element("small", { text: subtitle(chat) }),
    );
  }
}

const MEMBERSHIP = {
  blocked: "Block the bot", unblocked: "Unblock the bot", administrator: "Make the bot an admin", member: "Make it a plain member",
  removed: "Remove the bot", added: "Add the bot",
};

// As a list of chats says it, and its head.
function subtitle(chat) {
  if (chat.kind === "private") return t("bot · as {name}", { name: chat.as });
  const members = counted("member", chat.people.length);
  return chat.kind === "forum" ? t("forum, {members}", { members }) : members;
}

const PLACES = { administrator: "the bot is an admin", member: "the bot is a member", removed: "without the bot" };
const headline = (chat) => subtitle(chat) + (chat.kind === "private" ? "" : `${COMMA}${t(PLACES[chat.status] ?? PLACES.removed)}`);

function drawHead(chat) {
  $("title").textContent = chat.title;
  $("subtitle").textContent = chat.is_typing ? t("typing…") : headline(chat);
  const look = JSON.stringify([chat.id, chat.membership]);
  if ($("membership").dataset.look === look) return;
  $("membership").dataset.look = look;
  $("membership").replaceChildren(
    ...chat.membership.map((choice) => element("button", { type: "button", text: t(MEMBERSHIP[choice]), onclick: () => act("membership", { to: choice === "added" ? "member" : choice }) })),
  );
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
  fill($("as"), chat.people.map(({ id, name, admin }) => ({ id, name: admin ? t("{name} (admin)", { name }) : name })));
  $("topic-label").hidden = chat.topics.length === 0;
  fill($("topic"), [{ id: 0, name: t("General") }, ...chat.topics]);
  $("who-where").hidden = $("as-label").hidden && $("topic-label").hidden;
  $("begin").hidden = !chat.is_new;
  $("writing").hidden = $("quick").hidden = Boolean(chat.is_new);
  // What asks for a reply leads to it, once, as Telegram's apps do.
  const asking = chat.messages.at(-1);
  if (asking?.asks && state.asked !== asking.id) {
    state.asked = state.reply = asking.id;
    $("text").focus();
  }
  const replied = chat.messages.find((message) => message.id === state.reply);
  $("reply-bar").hidden = !replied;
  $("reply-text").textContent = replied ? t("Reply to: {words}", { words: brief(replied) }) : "";
  $("selection").hidden = state.selected.size === 0;
  $("selected-count").textContent = t("{count} chosen", { count: state.selected.size });
  const person = chat.people.find(({ id }) => id === acting());
  fill($("forward-to"), person ? person.forwards : []);
  const quick = quickOnes(chat);
  replace($("quick"), [chat.id, quick], () => quick.map(drawQuick));
}

function quickOnes(chat) {
  const key = { text: "Give it the demo's API key", ...(chat.kind === "private" ? { say: chat.key } : { action: "group_key" }) };
  return [
    ...(chat.has_key || chat.status === "removed" ? [] : [key]),
    { text: "Send a sample voice note", action: "sample" },
    { text: "Send a link: a talk", action: "link", row: 0 },
    { text: "Send a link: a podcast", action: "link", row: 1 },
    { text: "Send a link: a private video", action: "link", row: 2, isExtra: true },
    { text: chat.kind === "private" ? "/help" : "/doctor", say: chat.kind === "private" ? "/help" : "/doctor" },
    { text: "/settings", say: "/settings", isExtra: true },
  ];
}

function drawQuick({ text, say: said, action, row = 0, isExtra }, n) {
  const go = () => (said ? say(said) : act(action, { topic: topic(), row }));
  return element("button", { type: "button", class: n ? "" : "first", "data-more": isExtra, text: t(text), onclick: go });
}

function drawPanel(chat) {
  const under = state.under;
  $("bot-state").textContent = under.is_running ? t("running, process {pid}", { pid: under.pid }) : t("not running: messages wait in Telegram");
  $("kill").disabled = !under.is_running;
  $("start").disabled = under.is_running;
  drawTroubles();
  const jobs = under.jobs.filter((job) => job.chat === chat.id);
  replace($("jobs"), jobs, () => (jobs.length ? jobs.map(drawJob) : [element("p", { text: t("None yet: send something.") })]));
  replace($("api-calls"), under.api, () => under.api.map(drawCall));
  replace($("telegram-calls"), under.telegram, () => under.telegram.map(drawCall));
}

function replace(place, shown, make) {
  const look = JSON.stringify(shown);
  if (place.dataset.look === look) return;
  place.dataset.look = look;
  place.replaceChildren(...make());
}

const TROUBLES = {
  slow: "The API answers 3 s late", failing: "The API answers 500 to everything", limit: "The API says 429, retry after 4 s",
  dead: "The API key is dead, until a person sends it again", flood: "Telegram floods: 429 now and then, 3 s each",
};

function drawTroubles() {
  const place = $("troubles");
  for (const trouble of state.troubles) {
    let box = place.querySelector(`[data-name="${trouble.name}"]`);
    if (!box) {
      box = element("input", { type: "checkbox", "data-name": trouble.name });
      const made = box;
      made.addEventListener("change", () => switchTrouble(made));
      place.append(element("label", {}, made, ` ${t(TROUBLES[trouble.name] ?? trouble.name)}`));
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

const COSTS = {
  upload: "upload", "from-url": "link", "validate-url": "link check", task: "look", result: "result", source: "source",
  download: "downloaded file", "convert-audio": "conversion",
};

function cost(job) {
  if (job.cost.length) return t("Its API requests: {what}", { what: job.cost.map(([name, count]) => `${count} × ${t(COSTS[name] ?? name)}`).join(COMMA) });
  const isOver = ["done", "failed", "cancelled"].includes(job.state);
  return t(job.repeats ? "A repeat: no API request." : isOver ? "No API request." : "No API request yet.");
}

function drawJob(job) {
  const facts = element("dl");
  for (const [name, value] of job.facts) facts.append(element("dt", { text: name }), element("dd", { text: value }));
  const details = element("details", {}, element("summary", { text: t("Its record in the store") }), facts);
  const how = element("strong", { text: t(job.state) + (job.parked ? COMMA + t("parked") : "") });
  return element("div", { class: "job" }, how, ` · ${t(job.name)}`, element("div", { class: "cost", text: cost(job) }), details);
}

function drawCall(call) {
  return element("li", {}, element("span", { text: call.what }), element("span", { class: call.is_good ? "good" : "bad", text: t(call.status) }), element("span", { text: call.time }));
}

// ---- the rest

$("no-reply").addEventListener("click", () => { state.reply = null; draw(); });
$("unselect").addEventListener("click", () => { state.selected.clear(); draw(); });
$("forward").addEventListener("click", async () => {
  const messages = current().messages.filter((message) => state.selected.has(message.id)).map((message) => message.id);
  const to = $("forward-to").value;
  const person = acting();
  if (!(await act("forward", { messages, to }))) return;
  state.selected.clear();
  const [chat, place] = to.split(":").map(Number);
  select(chat);
  $("as").value = String(person);
  if (place) $("topic").value = String(place);
});
$("kill").addEventListener("click", () => post("/do", { action: "kill" }));
$("start").addEventListener("click", () => post("/do", { action: "start" }));
function togglePanel() {
  const isOpen = $("panel").classList.toggle("open");
  $("show-panel").setAttribute("aria-expanded", String(isOpen));
  (isOpen ? $("close-panel") : $("show-panel")).focus();
}
$("show-panel").addEventListener("click", togglePanel);
$("close-panel").addEventListener("click", togglePanel);
$("begin").addEventListener("click", () => act("say", { text: "/start" }));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if ($("panel").classList.contains("open")) togglePanel();
  else if (state.reply !== null) $("no-reply").click();
});

listen();
