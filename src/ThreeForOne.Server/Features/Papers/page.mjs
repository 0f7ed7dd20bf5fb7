// Draws one page of a PDF that somebody sent, and ends: the file on stdin, page and width as arguments; on stdout width,
// height (four bytes each, little end first) and the points, four bytes each. PDFium runs as WebAssembly, which reaches
// nothing but its own memory.
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';

const { PDFiumLibrary } = createRequire(import.meta.url)('@hyzyla/pdfium');
const [number, side] = process.argv.slice(2).map(Number);
const library = await PDFiumLibrary.init();
const pdf = await library.loadDocument(await buffer(process.stdin));
const page = pdf.getPage(number - 1);
const { originalWidth, originalHeight } = page.getOriginalSize();
const scale = side / Math.max(originalWidth, originalHeight);
const { width, height, data } = await page.render({ scale, render: 'bitmap' });
const head = Buffer.alloc(8);
head.writeUInt32LE(width, 0);
head.writeUInt32LE(height, 4);
process.stdout.write(head);
process.stdout.write(data, () => process.exit(0));
