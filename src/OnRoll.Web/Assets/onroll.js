// Makes pages handier where script runs. Nothing needs it.
import { ErrorSummary, CharacterCount, Button } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [ErrorSummary, CharacterCount, Button]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    new Component(element);
  }
}

// The session: how long it lasts from now, shared by all tabs, as what happens in one keeps the others signed in.
const lasts = Number(document.body.dataset.sessionSeconds) * 1000;
const warnsBefore = Number(document.body.dataset.sessionWarning) * 1000;
const warning = document.getElementById("session-warning");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("onroll-session") : null;
let ends = Date.now() + lasts;
let left = null; // where the focus was before the warning took it
const renewed = () => { ends = Date.now() + lasts; show(""); };
const show = (what) => {
  if (!warning || (warning.hidden ? "" : warning.dataset.shows) === what) { return; }
  warning.hidden = what === "";
  warning.dataset.shows = what;
  for (const part of warning.querySelectorAll("[data-session]")) { part.hidden = part.dataset.session !== what; }
  if (what === "") { left?.focus(); left = null; return; }
  warning.setAttribute("aria-labelledby", `session-${what}`);
  left ??= document.activeElement;
  warning.querySelector(`[data-session=${what}] :is(button, a)`).focus();
};

// What is typed is kept every few seconds, and before the session ends, so that nothing is lost.
const keeps = [];
for (const form of document.querySelectorAll("form[data-draft]")) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  const keep = async () => {
    if (!typed) { return; }
    typed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), credentials: "same-origin", keepalive: document.hidden });
      if (answer.ok) { renewed(); tabs?.postMessage("renewed"); } else if (answer.status === 401) { ends = 0; } else { typed = true; }
    } catch { typed = true; }
  };
  keeps.push(keep);
  setInterval(keep, 10000);
  document.addEventListener("visibilitychange", keep);
}

// Two minutes before the session ends, says so; staying signed in is one press. The clock is looked at, as timers sleep when the computer does.
if (lasts && warning) {
  tabs?.postMessage("renewed"); // this page has just come
  tabs?.addEventListener("message", renewed);
  setInterval(() => {
    const now = Date.now();
    if (now >= ends) { show("ended"); } else if (now >= ends - warnsBefore) {
      if (warning.hidden) { keeps.forEach((keep) => keep()); }
      show("ending");
    }
  }, 1000);
  warning.querySelector("button").addEventListener("click", async () => {
    try {
      const answer = await fetch("/session", { method: "POST", credentials: "same-origin", headers: { "RequestVerificationToken": warning.dataset.token } });
      if (answer.ok) { renewed(); tabs?.postMessage("renewed"); } else { ends = 0; }
    } catch { /* not reached: the warning stays, and can be pressed again */ }
  });
}

// A device's passkey, where one was set up.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) { continue; }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    const answer = form.querySelector("[name=credential]");
    if (answer.value) { return; }
    event.preventDefault();
    try {
      const request = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      const options = await request.json();
      const credential = form.dataset.passkey.endsWith("create")
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      answer.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      form.querySelector("[data-passkey-failed]").hidden = false;
    }
  });
}
