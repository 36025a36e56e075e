// Unpacks what the page carries and runs its program, whose hash the page's policy names.
(async () => {
  const status = document.getElementById("status");
  try {
    const bytes = Uint8Array.from(atob(document.getElementById("packed").textContent), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    window.errcode = await new Response(stream).json();
    const script = document.createElement("script");
    script.textContent = window.errcode.program;
    document.head.append(script);
  } catch (error) {
    status.textContent = `This browser cannot open the page; a current one can. 최신 브라우저에서 열어 주세요. (${error})`;
  }
})();
