const bannerClass = 'page-banner';

/** Puts a banner on a page, or takes it away (null). */
export function showBanner(pageElement: HTMLElement, words: string | null): void {
  const old = pageElement.querySelector(`:scope > .${bannerClass}`);
  if (words === null) {
    old?.remove();
    return;
  }
  const banner = old ?? document.createElement('div');
  banner.className = bannerClass;
  banner.setAttribute('role', 'note');
  banner.textContent = words;
  if (old === null) pageElement.append(banner);
}
