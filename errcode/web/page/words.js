// The page's own words, in both languages.

const WORDS = {
  tagline: ["What an API's error code means, and what to do next.", "API 오류 코드의 뜻과 다음에 할 일을 알려 드립니다."],
  question: ["Search, or paste an error", "검색하거나 오류를 붙여 넣으세요"],
  placeholder: ["nonce · 잔고 부족 · coinone 105 · {\"code\":-1121}", "잔고 부족 · ㅈㄱ ㅂㅈ · coinone 105 · {\"code\":-1121}"],
  hint: [
    "Words, codes, typos, initials; or an answer, a log line, a traceback. Keys: / to type, ↑ ↓ to move, Enter to open, Esc to go back.",
    "검색어, 코드, 오타, 초성 모두 됩니다. 응답이나 로그를 붙여 넣어도 됩니다. 키: / 입력, ↑ ↓ 이동, Enter 열기, Esc 돌아가기.",
  ],
  filters: ["Only", "조건"],
  provider: ["Provider", "제공사"],
  kind: ["Kind", "종류"],
  retry: ["Retry", "재시도"],
  http: ["HTTP status", "HTTP 상태"],
  all: ["all", "전체"],
  clear: ["Clear", "지우기"],
  results: ["Results", "결과"],
  language: ["Language", "언어"],
  ready: ["codes of", "개 코드,"],
  providers: ["providers", "개 제공사"],
  nothing: ["Nothing fits. Nearest:", "맞는 코드가 없습니다. 가장 가까운 코드:"],
  none: ["Nothing fits.", "맞는 코드가 없습니다."],
  found: ["Found:", "검색 결과:"],
  explained: ["Errors in the text:", "텍스트의 오류:"],
  first: ["the first # are shown", "처음 #개만 표시"],
  cut: ["Only the beginning of this long text was read.", "텍스트가 길어 앞부분만 읽었습니다."],
  wait: ["Wait", "대기"],
  waitNow: ["Wait now", "지금부터 대기"],
  inHeader: ["as the header says:", "헤더 값만큼:"],
  inMessage: ["as the message says", "메시지에 적힌 만큼"],
  line: ["Line", "행"],
  doubt: ["In doubt", "불확실"],
  or: ["or", "또는"],
  match: ["Match", "일치"],
  copyText: ["Copy as text", "텍스트로 복사"],
  copyMarkdown: ["Copy as Markdown", "Markdown으로 복사"],
  copied: ["Copied.", "복사했습니다."],
  notCopied: ["The browser does not let the page copy.", "브라우저가 복사를 허용하지 않습니다."],
  contents: ["Pages of this site", "이 사이트의 페이지"],
  offline: ["Works offline; nothing that you type leaves the page.", "오프라인에서 동작하며 입력한 내용은 이 페이지를 벗어나지 않습니다."],
};

let language = "en";

// The language of the page: one that was chosen, else the browser's.
export function speak(chosen) {
  language = chosen === "ko" || chosen === "en" ? chosen : navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = word(element.dataset.words);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
}

export function spokenLanguage() {
  return language;
}

export function word(name) {
  return WORDS[name][language === "ko" ? 1 : 0];
}

// A text of the tables in the language of the page, or in the one that it has.
export function localized(text) {
  return (language === "ko" ? text.ko || text.en : text.en || text.ko) || "";
}
