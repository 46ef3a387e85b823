// The notice of a failure. The danger signs are on the page already; it brings them up beside it.
const notice = document.getElementById("notice");
const call = document.getElementById("notice-call");
const dangers = document.querySelector("#dangers details");

export function showNotice() {
  const urgent = document.body.classList.contains("urgent");
  // An emergency on the screen stays first.
  if (urgent) document.getElementById("screen").after(notice);
  else document.getElementById("screen").before(notice);
  document.documentElement.dataset.failed = "yes";
  showDangers();
  if (!notice.hidden) return;
  notice.hidden = false;
  if (!urgent) document.getElementById("notice-title").focus();
}

// Opens the danger signs, until the next screen is drawn.
export function showDangers() {
  dangers.open = true;
  document.getElementById("dangers").hidden = false;
}

export function hideNotice() {
  delete document.documentElement.dataset.failed;
  notice.hidden = true;
}

// Keeps the emergency number at hand for the notice: Python can't be asked any more then.
export function rememberNumber(number) {
  if (number === undefined) return;
  call.hidden = number === null;
  if (number === null) return;
  call.href = `tel:${number.replace(/[^0-9+]/g, "")}`;
  call.textContent = `Call ${number} now`;
  call.hidden = false;
}
