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
import type { DocumentSummary, Matter } from '#contract/matter.ts';
import { openDocument, useOpenDocument } from '../page/open-document-store.ts';
import { DocumentRow } from './document-row.tsx';
import { documentTree, type TreeDocument } from './document-tree.ts';
import { MatterMenu } from './matter-menu.tsx';
import { chooseMatter, useMatters } from './matters-store.ts';

interface TreeNode {
  readonly id: string;
  readonly matter: Matter;
  readonly document: DocumentSummary | null;
  readonly documentCount: number;
  readonly children: readonly TreeNode[];
}

/** Matters with their documents, as a tree. */
export function MatterTree() {
  const { t } = useTranslation();
  const { matters, documents, chosenMatterId } = useMatters();
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
        children: documentTree(documents[matter.id] ?? []).map((one) => nodeOf(matter, one)),
      })),
    [matters, documents],
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
    for (const node of nodes) {
      if (documents[node.matter.id]?.some(({ id }) => id === key)) chooseMatter(node.matter.id);
    }
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
        {(node) => <MatterTreeItem node={node} isChosen={node.matter.id === chosenMatterId} />}
      </Tree>
    </Virtualizer>
  );
}

function nodeOf(matter: Matter, { document, children }: TreeDocument): TreeNode {
  return {
    id: document.id,
    matter,
    document,
    documentCount: children.length,
    children: children.map((child) => nodeOf(matter, child)),
  };
}

function matterKey(matterId: string): string {
  return `matter:${matterId}`;
}

function MatterTreeItem({ node, isChosen }: { readonly node: TreeNode; readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const { matter, document } = node;
  if (document !== null) {
    return (
      <TreeItem
        id={node.id}
        textValue={document.name}
        aria-label={`${document.name}, ${t(`documentState.${document.state}`)}`}
        className="tree-item"
      >
        <TreeItemContent>
          <DocumentRow document={document} holds={node.children.length} />
        </TreeItemContent>
        <Collection items={node.children}>{(child) => <MatterTreeItem node={child} isChosen={false} />}</Collection>
      </TreeItem>
    );
  }
  return (
    <TreeItem id={node.id} textValue={matter.name} className={`tree-item is-matter${isChosen ? ' is-chosen' : ''}`}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="matter-row">
            <Button slot="chevron" className="chevron" isDisabled={!hasChildItems} aria-label={t('matters.unfold')}>
              <ChevronRight size={14} strokeWidth={2} aria-hidden />
            </Button>
            <span className="matter-name" dir="auto">
              {matter.name}
            </span>
            <span className="count">{node.documentCount}</span>
            <MatterMenu matter={matter} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{(child) => <MatterTreeItem node={child} isChosen={false} />}</Collection>
    </TreeItem>
  );
}
