"use strict";
// The guided first minute: send, look, break, watch it arrive.

const guide = { step: localStorage.getItem("guide") === "closed" ? 0 : 1, since: 0 };

const STEPS = [
  null,
  { text: "Send a voice note, and watch it become text.", button: "Send the sample", go: () => act("sample"), isOver: hasAnswer },
  { text: "There is the text. A button under it adds the times: tap one to listen from there.", button: "Next", go: () => guideTo(3) },
  { text: "Break something: kill the bot, and send it a link meanwhile.", button: "Kill the bot and send a link", go: breakIt, isOver: (chat) => !state.under.is_running && guide.since > 0 && chat.last > guide.since },
  { text: "It is dead, and your link waits. Start it, and watch the answer arrive.", button: "Start it again", go: () => act("start"), isOver: (chat) => state.under.is_running && hasAnswer(chat) },
  { text: "It arrived: nothing is lost. “What happens underneath” has more troubles to try.", button: "Done", go: closeGuide },
];

// An answer is what replies to a person's message with a file.
function hasAnswer(chat) {
  const asked = new Set(chat.messages.filter((message) => !message.is_bot && message.id > guide.since).map((message) => message.id));
  return chat.messages.some((message) => message.is_bot && message.files.length && asked.has(message.reply_to));
}

async function breakIt() {
  if (!current().messages.length) return;
  guide.since = current().last;
  await act("kill");
  await act("link");
}

function guideTo(step) {
  guide.step = step;
  drawGuide();
}

function closeGuide() {
  guide.step = 0;
  localStorage.setItem("guide", "closed");
  drawGuide();
  $("text").focus();
}

function drawGuide() {
  const chat = current();
  const isShown = guide.step > 0 && chat && chat.kind === "private" && !chat.is_new && chat.has_key;
  $("guide").hidden = !isShown;
  if (!isShown) return;
  if (STEPS[guide.step].isOver?.(chat)) guide.step += 1;
  const step = STEPS[guide.step];
  const look = String(guide.step);
  if ($("guide").dataset.look === look) return;
  $("guide").dataset.look = look;
  $("guide-step").textContent = guide.step <= 4 ? t("{n} of 4", { n: guide.step }) : "";
  $("guide-text").textContent = t(step.text);
  $("guide-do").textContent = t(step.button);
}

$("guide-do").addEventListener("click", () => STEPS[guide.step].go());
$("guide-close").addEventListener("click", closeGuide);
