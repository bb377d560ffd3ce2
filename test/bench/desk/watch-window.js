/**
 * What is put into a window to measure in it: how long from a person's event to what they wait for, and the frames that
 * were lost meanwhile. Times are the window's own, so that the way of the commands to it does not count.
 */
(() => {
  const frameMs = 1000 / 60;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** Milliseconds from the next event of that kind until the frame after the one in which `isThere` first held. */
  async function after(kind, isThere, limitMs = 60_000) {
    const began = await new Promise((resolve) =>
      addEventListener(kind, (event) => resolve(event.timeStamp), { capture: true, once: true }),
    );
    for (;;) {
      const now = await frame();
      if (isThere()) return (await frame()) - began;
      if (now - began > limitMs) throw new Error(`Not there ${limitMs} ms after ${kind}: ${isThere}`);
    }
  }

  /** Resolves when something is there, however long it takes. */
  async function until(isThere) {
    while (!isThere()) await frame();
  }

  /** Scrolls by so many of the element's heights, one after another, in steps of a frame each. */
  async function scroll(element, screens, framesPerScreen) {
    const step = element.clientHeight / framesPerScreen;
    const frames = screens * framesPerScreen;
    let lost = 0;
    let late = 0;
    let longestMs = 0;
    let before = await frame();
    for (let count = 0; count < frames; count += 1) {
      element.scrollTop += step;
      const now = await frame();
      const tookMs = now - before;
      before = now;
      if (tookMs > 1.5 * frameMs) late += 1;
      lost += Math.max(0, Math.round(tookMs / frameMs) - 1);
      longestMs = Math.max(longestMs, tookMs);
    }
    return { frames, lost, late, longestMs };
  }

  /** Whether pdf.js has drawn a page to its end. */
  function isPageDrawn(number) {
    const page = document.querySelector(`.pdfViewer .page[data-page-number="${number}"]:not([data-before])`);
    const canvas = page?.querySelector('.canvasWrapper canvas');
    return !!canvas && !canvas.hidden && !page.classList.contains('loadingIcon') && !page.classList.contains('loading');
  }

  window.deskBench = { after, until, scroll, isPageDrawn, armed: null };
})();
