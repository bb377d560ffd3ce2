const longestLine = 1 << 20;

/**
 * The data of each event of a stream (WHATWG HTML, "Server-sent events"), however its bytes were cut into pieces:
 * lines end with CR, LF or both; comments and other fields are passed over. An event that the stream's end cuts off
 * is not given out.
 * @throws RangeError when a line is longer than a megabyte.
 */
export async function* serverSentEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let data: string[] = [];
  for await (const piece of bytes) {
    rest += decoder.decode(piece, { stream: true });
    // A CR at the end may be half of a CR LF.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new RangeError('a line of the stream is too long');
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
  }
}
