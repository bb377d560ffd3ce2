import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useMemo, useState } from 'react';
import {
  Button,
  Collection,
  type Key,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#contract/matter.ts';
import { useGrowingCount } from '../design/use-growing.ts';
import { openDocument, useOpenDocument } from '../page/open-document-store.ts';
import { type DocumentNode, documentNodes } from './document-nodes.ts';
import { DocumentRow } from './document-row.tsx';
import { MatterMenu } from './matter-menu.tsx';
import { chooseMatter, documentOf, useMatters } from './matters-store.ts';

type TreeNode = MatterNode | DocumentNode;

interface MatterNode {
  readonly id: string;
  readonly matter: Matter;
  readonly document: null;
  readonly documentCount: number;
  readonly children: readonly TreeNode[];
}

/** Matters with their documents, as a tree. */
export function MatterTree() {
  const { t } = useTranslation();
  const { matters, documents, chosenMatterId } = useMatters();
  const longest = Math.max(0, ...Object.values(documents).map(({ length }) => length));
  const shownCount = useGrowingCount(longest);
  const openId = useOpenDocument((state) => state.documentId);
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(new Set());
  /** Documents that hold others are open until somebody closes them. */
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());

  useEffect(() => {
    if (chosenMatterId !== null) setExpanded((before) => new Set([...before, matterKey(chosenMatterId)]));
  }, [chosenMatterId]);

  const nodes = useMemo(
    (): readonly TreeNode[] =>
      matters.map((matter) => ({
        id: matterKey(matter.id),
        matter,
        document: null,
        documentCount: documents[matter.id]?.length ?? matter.documentCount,
        children: documentNodes(documents[matter.id] ?? []).slice(0, shownCount),
      })),
    [matters, documents, shownCount],
  );

  const holders = useMemo(
    () => Object.values(documents).flatMap((ofMatter) => ofMatter.flatMap(({ parentId }) => parentId ?? [])),
    [documents],
  );
  const choose = (key: Key | undefined) => {
    const matter = matters.find((candidate) => matterKey(candidate.id) === key);
    if (matter !== undefined) {
      chooseMatter(matter.id);
      setExpanded((before) => new Set([...before, matterKey(matter.id)]));
      return;
    }
    if (typeof key !== 'string') return;
    const document = documentOf(useMatters.getState(), key);
    if (document !== null) chooseMatter(document.matterId);
    void openDocument(key);
  };

  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 30 }} shouldObserveItemSize>
      <Tree
        aria-label={t('matters.title')}
        className="matter-tree"
        items={nodes}
        expandedKeys={new Set([...expanded, ...holders.filter((id) => !closed.has(id))])}
        onExpandedChange={(keys) => {
          setExpanded(new Set(keys));
          setClosed(new Set(holders.filter((id) => !keys.has(id))));
        }}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={openId === null ? [] : [openId]}
        onSelectionChange={(selection) => {
          if (selection !== 'all') choose([...selection][0]);
        }}
        onAction={(key) => {
          const isMatter = matters.some((matter) => matterKey(matter.id) === key);
          if (!isMatter) choose(key);
        }}
      >
        {(node) => <MatterTreeItem node={node} />}
      </Tree>
    </Virtualizer>
  );
}

function matterKey(matterId: string): string {
  return `matter:${matterId}`;
}

function MatterTreeItem({ node }: { readonly node: TreeNode }) {
  return node.document === null ? <MatterItem node={node} /> : <DocumentItem node={node} />;
}

function DocumentItem({ node: { id, document, children } }: { readonly node: DocumentNode }) {
  const { t } = useTranslation();
  return (
    <TreeItem
      id={id}
      textValue={document.name}
      aria-label={`${document.name}, ${t(`documentState.${document.state}`)}`}
      className="tree-item"
    >
      <TreeItemContent>
        <DocumentRow document={document} holds={children.length} />
      </TreeItemContent>
      <Collection items={children}>{(child) => <MatterTreeItem node={child} />}</Collection>
    </TreeItem>
  );
}

function MatterItem({ node: { id, matter, documentCount, children } }: { readonly node: MatterNode }) {
  const { t } = useTranslation();
  const isChosen = useMatters((state) => state.chosenMatterId === matter.id);
  return (
    <TreeItem id={id} textValue={matter.name} className={`tree-item is-matter${isChosen ? ' is-chosen' : ''}`}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="matter-row">
            <Button slot="chevron" className="chevron" isDisabled={!hasChildItems} aria-label={t('matters.unfold')}>
              <ChevronRight size={14} strokeWidth={2} aria-hidden />
            </Button>
            <span className="matter-name" dir="auto">
              {matter.name}
            </span>
            <span className="count">{documentCount}</span>
            <MatterMenu matter={matter} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <MatterTreeItem node={child} />}</Collection>
    </TreeItem>
  );
}
