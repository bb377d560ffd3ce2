import type { NumpyArray } from './npz.ts';
import { MessageWriter } from './protobuf-fields.ts';

/**
 * The sentence encoder's arithmetic as an ONNX model, written from its weights:
 * the same weights give the same bytes. Inputs: `pieces` [T, 512], the places of
 * each n-gram's members `window2`, `window3`, `window5` [T, n] (row T is zeros),
 * `members` [S, T] (1 where a piece is of the sentence), `lengths` and `scales`
 * [S, 1]. Output: `meaning` [S, 512], not yet of length 1.
 */
export function encoderGraph(weights: ReadonlyMap<string, NumpyArray>): Buffer {
  const graph = new Graph();
  const of = (name: string): NumpyArray => {
    const found = weights.get(name);
    if (found === undefined) throw new Error(`the encoder's weights lack ${name}`);
    return found;
  };
  const epsilon = of('eps').values[0] ?? 0;
  for (const name of weightNames) graph.constant(name, of(name));
  for (const name of ['proj', 'proj_b', 'ln_g', 'ln_b'])
    graph.constant(`${name}_all`, joinedColumns(orders.map(([n]) => of(`${name}${n}`))));
  graph.constant('zeros', { shape: [1, 256], values: new Float32Array(256) });

  graph.node('MatMul', ['pieces', 'proj_all'], 'projected');
  graph.node('Add', ['projected', 'proj_b_all'], 'shifted');
  graph.node('LayerNormalization', ['shifted', 'ln_g_all', 'ln_b_all'], 'branches', [
    floatAttribute('epsilon', epsilon),
  ]);
  graph.integers('thirds', [256, 256, 256]);
  graph.node(
    'Split',
    ['branches', 'thirds'],
    orders.map(([n]) => `branch${n}`),
    [intAttribute('axis', 1)],
  );
  for (const [n] of orders) {
    graph.integers(`flat${n}`, [-1, n * 256]);
    graph.convolution(`branch${n}`, n, `w1_${n}`, `b1_${n}`, `first${n}`);
    graph.convolution(`first${n}`, n, `w2_${n}`, `b2_${n}`, `second${n}`);
  }
  graph.node('Concat', ['pieces', ...orders.map(([n]) => `second${n}`)], 'features', [intAttribute('axis', 1)]);
  graph.node('LayerNormalization', ['features', 'ln_g', 'ln_b'], 'normal', [floatAttribute('epsilon', epsilon)]);
  graph.node('MatMul', ['members', 'normal'], 'sums');
  graph.node('MatMul', ['sums', 'cnn_W'], 'summed');
  graph.constant('cnn_row', { shape: [1, 512], values: of('cnn_b').values });
  graph.node('MatMul', ['lengths', 'cnn_row'], 'shares');
  graph.node('Add', ['summed', 'shares'], 'whole');
  graph.node('Mul', ['whole', 'scales'], 'mean');
  graph.product('mean', 'd0', 'y0');
  graph.node('MatMul', ['mean', 'p1'], 'past1');
  graph.node('MatMul', ['y0', 'd1'], 'deep1');
  graph.node('Add', ['past1', 'deep1'], 'sum1');
  graph.node('Relu', ['sum1'], 'y1');
  graph.product('y1', 'd2', 'y2');
  graph.node('MatMul', ['y1', 'p3'], 'past3');
  graph.node('MatMul', ['y2', 'd3'], 'deep3');
  graph.node('Add', ['past3', 'deep3'], 'sum3');
  graph.node('Tanh', ['sum3'], 'meaning');
  return graph.model();
}

/** The lengths of the n-grams and how many members stand before the piece. */
export const orders = [
  [2, 0],
  [3, 1],
  [5, 2],
] as const;

const weightNames = [
  ...orders.flatMap(([n]) => [`w1_${n}`, `b1_${n}`, `w2_${n}`, `b2_${n}`]),
  ...['ln_g', 'ln_b', 'cnn_W', 'd0', 'd1', 'd2', 'd3', 'p1', 'p3'],
];

function joinedColumns(parts: readonly NumpyArray[]): NumpyArray {
  const rows = parts[0]?.shape.length === 2 ? (parts[0].shape[0] ?? 0) : 1;
  const widths = parts.map((part) => part.values.length / rows);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    let at = row * width;
    for (const [index, part] of parts.entries()) {
      const size = widths[index] ?? 0;
      values.set(part.values.subarray(row * size, (row + 1) * size), at);
      at += size;
    }
  }
  return { shape: rows === 1 ? [width] : [rows, width], values };
}

const float32 = 1;
const int32 = 6;
const int64 = 7;

/** Collects the parts of an ONNX model; field numbers are those of onnx.proto3. */
class Graph {
  readonly #nodes: MessageWriter[] = [];
  readonly #constants: MessageWriter[] = [];

  constant(name: string, { shape, values }: NumpyArray): void {
    this.#constants.push(tensor(name, float32, shape, Buffer.from(Float32Array.from(values).buffer)));
  }

  integers(name: string, values: readonly number[]): void {
    const bytes = Buffer.from(BigInt64Array.from(values, BigInt).buffer);
    this.#constants.push(tensor(name, int64, [values.length], bytes));
  }

  node(
    operator: string,
    inputs: readonly string[],
    output: string | readonly string[],
    attributes: readonly MessageWriter[] = [],
  ): void {
    const node = new MessageWriter();
    for (const input of inputs) node.bytes(1, input);
    for (const name of [output].flat()) node.bytes(2, name);
    node.bytes(4, operator);
    for (const attribute of attributes) node.bytes(5, attribute);
    this.#nodes.push(node);
  }

  product(input: string, weight: string, output: string): void {
    this.node('MatMul', [input, weight], `${output}_sum`);
    this.node('Relu', [`${output}_sum`], output);
  }

  /** Each piece's n-gram through a layer, added to the piece itself. */
  convolution(input: string, n: number, weight: string, bias: string, output: string): void {
    this.node('Concat', [input, 'zeros'], `${output}_rows`, [intAttribute('axis', 0)]);
    this.node('Gather', [`${output}_rows`, `window${n}`], `${output}_grams`, [intAttribute('axis', 0)]);
    this.node('Reshape', [`${output}_grams`, `flat${n}`], `${output}_flat`);
    this.node('MatMul', [`${output}_flat`, weight], `${output}_product`);
    this.node('Add', [`${output}_product`, bias], `${output}_biased`);
    this.node('Relu', [`${output}_biased`], `${output}_active`);
    this.node('Add', [`${output}_active`, input], output);
  }

  model(): Buffer {
    const graph = new MessageWriter();
    for (const node of this.#nodes) graph.bytes(1, node);
    graph.bytes(2, 'sentence-encoder');
    for (const constant of this.#constants) graph.bytes(5, constant);
    graph.bytes(11, valueInfo('pieces', float32, ['T', 512]));
    for (const [n] of orders) graph.bytes(11, valueInfo(`window${n}`, int32, ['T', n]));
    graph.bytes(11, valueInfo('members', float32, ['S', 'T']));
    for (const name of ['lengths', 'scales']) graph.bytes(11, valueInfo(name, float32, ['S', 1]));
    graph.bytes(12, valueInfo('meaning', float32, ['S', 512]));
    const operators = new MessageWriter().bytes(1, '').number(2, 17);
    return new MessageWriter().number(1, 8).bytes(7, graph).bytes(8, operators).finish();
  }
}

function tensor(name: string, type: number, shape: readonly number[], bytes: Buffer): MessageWriter {
  const message = new MessageWriter();
  for (const size of shape) message.number(1, size);
  return message.number(2, type).bytes(8, name).bytes(9, bytes);
}

function valueInfo(name: string, type: number, shape: readonly (string | number)[]): MessageWriter {
  const sizes = new MessageWriter();
  for (const size of shape)
    sizes.bytes(1, typeof size === 'number' ? new MessageWriter().number(1, size) : new MessageWriter().bytes(2, size));
  const tensorType = new MessageWriter().number(1, type).bytes(2, sizes);
  return new MessageWriter().bytes(1, name).bytes(2, new MessageWriter().bytes(1, tensorType));
}

function intAttribute(name: string, value: number): MessageWriter {
  return new MessageWriter().bytes(1, name).number(3, value).number(20, 2);
}

function floatAttribute(name: string, value: number): MessageWriter {
  return new MessageWriter().bytes(1, name).float(2, value).number(20, 1);
}
