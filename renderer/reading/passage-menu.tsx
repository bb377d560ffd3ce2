import { useEffect, useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { answerCommands } from '../commands/command-bus.ts';
import type { PassagePlace } from '../page/page-pointer.ts';
import { pinOf, pinPassage, usePins } from './pins-store.ts';
import { choosePassage, currentPassage, stepPassage, useReading } from './reading-store.ts';

interface PassageMenuProps {
  /** null: closed. */
  readonly at: PassagePlace | null;
  readonly onClose: () => void;
}

function pinCurrent(pin: 'in' | 'out' | null): void {
  const state = useReading.getState();
  const passage = currentPassage(state);
  if (passage === null || state.reading === null) return;
  const { start, end } = passage;
  pinPassage({ documentId: state.reading.documentId, start, end }, pin);
}

/** The passage's menu on the page, and the keys that do the same. */
export function PassageMenu({ at, onClose }: PassageMenuProps) {
  const { t } = useTranslation();
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { reading } = useReading();
  const pins = usePins((state) => state.pins);

  useEffect(
    () =>
      answerCommands({
        'next-passage': () => stepPassage(1),
        'previous-passage': () => stepPassage(-1),
        'pin-passage': () => pinCurrent('in'),
        'leave-passage': () => pinCurrent('out'),
      }),
    [],
  );
  useEffect(() => {
    if (at === null || anchor.current === null) return;
    anchor.current.style.left = `${at.x}px`;
    anchor.current.style.top = `${at.y}px`;
    choosePassage(at.index, 'page');
    setOpen(true);
  }, [at]);

  const passage = at === null ? undefined : reading?.passages[at.index];
  const pin =
    passage === undefined || reading === null ? null : pinOf(pins, { ...passage, documentId: reading.documentId });
  return (
    <>
      <span ref={anchor} className="pointer-anchor" aria-hidden />
      <Popover
        className="popover"
        triggerRef={anchor}
        placement="bottom start"
        isOpen={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          if (!open) onClose();
        }}
      >
        <Menu
          className="menu"
          aria-label={t('reading.passage')}
          autoFocus
          selectionMode="single"
          selectedKeys={pin === null ? ['none'] : [pin]}
          onAction={(key) => {
            if (key !== pin) pinCurrent(key === 'in' || key === 'out' ? key : null);
          }}
          onClose={() => {
            setOpen(false);
            onClose();
          }}
        >
          <MenuItem id="in">{t('reading.mustRead')}</MenuItem>
          <MenuItem id="out">{t('reading.mustLeave')}</MenuItem>
          <MenuItem id="none">{t('reading.asChosen')}</MenuItem>
        </Menu>
      </Popover>
    </>
  );
}
