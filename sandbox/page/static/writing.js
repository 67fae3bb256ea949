"use strict";
// Writing, files and voice.

const topic = () => ($("topic-label").hidden || $("topic").value === "0" ? null : Number($("topic").value));

async function say(text) {
  const reply = state.reply;
  if (!text.trim() || !(await act("say", { text, reply, topic: topic() }))) return false;
  state.reply = null;
  draw();
  return true;
}

let isSending = false;
$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isSending) return;
  const text = $("text").value;
  const chat = state.current;
  isSending = true;
  // What did not go out stays; what was typed meanwhile, too.
  if (await say(text) && state.current === chat && $("text").value.startsWith(text)) {
    $("text").value = $("text").value.slice(text.length);
    grow();
  }
  isSending = false;
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
  if (await post("/upload", form)) {
    state.reply = null;
    draw();
  }
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


// ---- voice

let recorder = null;
let clock = 0;
$("record").addEventListener("click", () => (recorder ? recorder.stop() : record()));
$("cancel-record").addEventListener("click", () => {
  if (!recorder) return;
  recorder.isCancelled = true;
  recorder.stop();
});

async function record() {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    toast("The microphone can't be used here: allow it in the browser, or send a file.");
    return;
  }
  const parts = [];
  const mine = new MediaRecorder(stream);
  recorder = mine;
  mine.ondataavailable = (event) => parts.push(event.data);
  mine.onstop = async () => {
    stream.getTracks().forEach((track) => track.stop());
    recorder = null;
    recording(false);
    $("record").focus();
    if (mine.isCancelled) return;
    await sendFiles([new File([await asWav(new Blob(parts))], "voice.wav", { type: "audio/wav" })], "voice");
  };
  mine.start();
  recording(true);
}

function recording(isOn) {
  const began = performance.now();
  const tell = () => {
    const passed_s = Math.floor((performance.now() - began) / 1000);
    $("recorded").textContent = `${Math.floor(passed_s / 60)}:${String(passed_s % 60).padStart(2, "0")}`;
  };
  clearInterval(clock);
  if (isOn) clock = setInterval(tell, 250);
  tell();
  $("recording").hidden = !isOn;
  $("text").hidden = $("send").hidden = $("pick").hidden = isOn;
  const said = t(isOn ? "Stop and send the voice note" : "Record a voice note");
  $("record").setAttribute("aria-pressed", String(isOn));
  $("record").setAttribute("aria-label", said);
  $("record").title = said;
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
