/** The viewer component of pdfjs-dist as its own example sets it up, opening the file when the button is pressed. */
const folder = '/pdfjs/legacy';
const pdf = await import(`${folder}/build/pdf.mjs`);
pdf.GlobalWorkerOptions.workerSrc = `${folder}/build/pdf.worker.mjs`;
// The viewer takes the library from a global that the line before has set.
const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await import(`${folder}/web/pdf_viewer.mjs`);

const container = document.querySelector('#container');
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const findController = new PDFFindController({ eventBus, linkService });
const viewer = new PDFViewer({ container, eventBus, linkService, findController });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => {
  viewer.currentScaleValue = 'page-width';
});

let task = null;
document.querySelector('#open').addEventListener('pointerdown', async () => {
  task = pdf.getDocument({ url: '/long.pdf', cMapUrl: '/pdfjs/cmaps/', cMapPacked: true, enableXfa: false });
  const opened = await task.promise;
  viewer.setDocument(opened);
  linkService.setDocument(opened, null);
});
addEventListener('keydown', ({ key }) => {
  if (key === 'j') viewer.currentPageNumber = 900;
});
/** Puts the file away, for the next turn. */
window.closeFile = async () => {
  viewer.setDocument(null);
  linkService.setDocument(null);
  await task?.destroy();
  container.scrollTop = 0;
};
window.isReady = true;
