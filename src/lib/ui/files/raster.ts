// An SVG document as a PNG, drawn by the browser. Side lengths stay within what every browser's canvas takes.

const MOST = 8192;

/** The picture as a PNG of `scale` times its size, or as large as a canvas can be. Rejects where it is no picture. */
export async function rasterise(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const factor = Math.min(scale, MOST / image.width, MOST / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * factor);
  canvas.height = Math.round(image.height * factor);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png');
  });
}

/** Hands a file to the browser to keep. */
export function download(content: Blob | string, name: string, mime: string): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: mime }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has the blob by then; without this it would stay in memory with the page.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
