import { Button } from 'react-aria-components';

interface ChoiceChipsProps<Name extends string> {
  readonly chips: readonly { readonly id: Name; readonly words: string; readonly count: number }[];
  readonly chosen: Name;
  readonly onChoose: (id: Name) => void;
}

/** What a list shows, one of a few, each with how many it would show. Stands in a toolbar of its list. */
export function ChoiceChips<Name extends string>({ chips, chosen, onChoose }: ChoiceChipsProps<Name>) {
  return chips.map(({ id, words, count }) => (
    <Button
      key={id}
      className={id === chosen ? 'chip-button is-on' : 'chip-button'}
      aria-pressed={id === chosen}
      onPress={() => onChoose(id)}
    >
      {words} <span className="count">{count}</span>
    </Button>
  ));
}
