import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { folded } from '../locale/folded.ts';
import { inEveryLanguage } from '../locale/language.ts';
import { chooseMatter, useMatters } from '../matters/matters-store.ts';
import { openDocument } from '../page/open-document-store.ts';
import {
  answerCommands,
  type CommandName,
  canRunCommand,
  commandNames,
  isCommandName,
  runCommand,
} from './command-bus.ts';
import { commandKeys } from './command-keys.ts';
import { isComposing } from './composing.ts';

interface PaletteItem {
  readonly id: string;
  readonly words: string;
  /** Everything by which it is found: its words in every language. */
  readonly searched: string;
  readonly kind: 'command' | 'document' | 'matter';
  readonly keys: string | null;
}

const hiddenCommands: ReadonlySet<CommandName> = new Set(['palette']);

/** Finds and runs anything by typing in any of the three languages. */
export function Palette() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { matters, documents } = useMatters();

  useEffect(() => answerCommands({ palette: () => setOpen(true) }), []);

  const items = useMemo((): readonly PaletteItem[] => {
    if (!isOpen) return [];
    const commands = commandNames
      .filter((name) => !hiddenCommands.has(name) && canRunCommand(name))
      .map((name): PaletteItem => {
        const key = `commands.${name}`;
        return {
          id: name,
          words: t(key),
          searched: folded(inEveryLanguage(key).join(' ')),
          kind: 'command',
          keys: commandKeys(name),
        };
      });
    const places = matters.flatMap((matter): PaletteItem[] => [
      { id: `matter:${matter.id}`, words: matter.name, searched: folded(matter.name), kind: 'matter', keys: null },
      ...(documents[matter.id] ?? []).map(
        (document): PaletteItem => ({
          id: `document:${document.id}`,
          words: document.name,
          searched: folded(`${document.name} ${matter.name}`),
          kind: 'document',
          keys: null,
        }),
      ),
    ]);
    return [...commands, ...places];
  }, [isOpen, matters, documents, t]);

  const run = (id: string) => {
    setOpen(false);
    const [kind, place = ''] = splitOnce(id);
    // After the palette has gone, so that what opens next gets the focus.
    requestAnimationFrame(() => {
      if (kind === 'matter') chooseMatter(place);
      else if (kind === 'document') void openDocument(place);
      else if (isCommandName(id)) runCommand(id);
    });
  };
  const keepFromComposition = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) event.stopPropagation();
    else if (event.key === 'Escape') setOpen(false);
  };

  return (
    <ModalOverlay className="scrim palette-scrim" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="palette">
        <Dialog aria-label={t('palette.title')}>
          <Autocomplete
            filter={(words, typed) => {
              const item = items.find((candidate) => candidate.words === words);
              const searched = item?.searched ?? folded(words);
              return folded(typed)
                .split(/\s+/)
                .every((part) => searched.includes(part));
            }}
          >
            <SearchField aria-label={t('palette.title')} autoFocus className="palette-field">
              <Input placeholder={t('palette.placeholder')} onKeyDownCapture={keepFromComposition} />
            </SearchField>
            <Menu
              className="menu palette-menu"
              aria-label={t('palette.title')}
              items={items}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className="panel-note">{t('palette.none')}</p>}
            >
              {(item) => (
                <MenuItem id={item.id} textValue={item.words}>
                  <span dir="auto">{item.words}</span>
                  <span className="palette-kind">{item.kind === 'command' ? '' : t(`palette.kind.${item.kind}`)}</span>
                  {item.keys === null ? null : <kbd>{item.keys}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function splitOnce(id: string): readonly [string, string?] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id] : [id.slice(0, colon), id.slice(colon + 1)];
}
