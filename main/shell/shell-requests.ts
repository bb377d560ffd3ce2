import { app, type BrowserWindow, clipboard } from 'electron';
import type { LockableApplication, ShellRequest } from '#contract/application.ts';
import type { BridgeArguments, BridgeRequest, BridgeResults } from '#contract/bridge.ts';
import { deepLinkTo } from '#contract/deep-link.ts';
import { SampanError } from '#contract/errors.ts';
import type { Opening } from '#contract/opening.ts';
import { checkUpdate, shippedReleaseKey } from '#main/updates/check-update.ts';
import { runningKind } from '#main/updates/running-kind.ts';
import { chooseBackup, chooseBackupFile } from './backup-dialogs.ts';
import { confirmToolsOrigin } from './confirm-tools-origin.ts';
import { chooseDocuments, chooseExportFolder, choosePlaybookFile, chooseUpdateFolder, revealFile } from './dialogs.ts';
import type { BridgeAnswers } from './ipc.ts';
import type { ShellLocale } from './menu-words.ts';

export interface ShellRequestOptions {
  readonly application: Promise<LockableApplication>;
  readonly window: () => BrowserWindow;
  readonly locale: () => ShellLocale;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Takes what the window is to open. */
  readonly takeOpening: () => Opening | null;
  /** Hears that reports or a bundle are written, which can take minutes. */
  readonly onWritten: () => void;
  /** Whether a person dropped the file or folder of this path on the window. */
  readonly wasDropped: (path: string) => boolean;
}

/** A package on a slow stick takes a while to be read. */
const updateLimitMs = 600_000;

type ApplicationRequest = Exclude<BridgeRequest, ShellRequest>;

/** Answers what needs a window or a dialog here, and hands everything else to the application. */
export function shellAnswers(options: ShellRequestOptions): BridgeAnswers {
  const exported = new Set<string>();

  function pass<Name extends ApplicationRequest>(
    name: Name,
  ): (args: BridgeArguments[Name]) => Promise<BridgeResults[Name]> {
    return async (args) => (await options.application).request(name, args);
  }

  /** Asks for a folder; null when the dialog was closed. The page may name none. */
  async function exportFolder(named?: string): Promise<string | null> {
    if (named !== undefined) {
      throw new SampanError('wrong-usage', 'The folder of an export is chosen in its dialog. Leave it out.');
    }
    return chooseExportFolder(options.window(), options.locale());
  }

  return {
    'app.info': async () => {
      const models = await (await options.application).request('models.list', {});
      return {
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        dataFolder: options.dataFolder,
        network: models.some((model) => model.state === 'downloading') ? 'downloading-model' : 'off',
      };
    },
    'opening.take': async () => options.takeOpening(),
    'updates.check': async () => {
      const folder = await chooseUpdateFolder(options.window(), options.locale());
      if (folder === null) return null;
      const check = await checkUpdate({
        folder,
        publicKey: await shippedReleaseKey(options.resourcesFolder),
        program: {
          version: app.getVersion(),
          platform: process.platform,
          arch: process.arch,
          kind: runningKind(process.platform, process.env),
        },
        signal: AbortSignal.timeout(updateLimitMs),
      });
      if (check.state === 'verified') exported.add(check.path);
      return check;
    },
    'links.copy': async (place) => {
      const link = deepLinkTo(place);
      if (link === null) throw new SampanError('wrong-usage', 'There is no link to that place. Open it again.');
      clipboard.writeText(link);
      return link;
    },
    'documents.choose': async ({ matterId, kind }) => {
      const paths = await chooseDocuments(options.window(), kind, options.locale());
      return paths === null
        ? null
        : (await options.application).request('documents.addPaths', { matterId, paths: [...paths] });
    },
    'exports.run': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const paths = await (await options.application).request('exports.run', { ...args, folder });
      for (const path of paths ?? []) exported.add(path);
      options.onWritten();
      return paths;
    },
    'exports.reveal': async ({ path }) => {
      if (!exported.has(path)) {
        throw new SampanError('not-found', 'Only files that were exported since the start can be shown. Export again.');
      }
      revealFile(path);
      return null;
    },
    'settings.get': pass('settings.get'),
    'settings.set': pass('settings.set'),
    'matters.list': pass('matters.list'),
    'matters.create': pass('matters.create'),
    'matters.update': pass('matters.update'),
    'matters.delete': pass('matters.delete'),
    'matters.backup': async (args) => {
      if (args.path !== undefined)
        throw new SampanError('wrong-usage', 'The file is chosen in its dialog. Leave it out.');
      const matters = await (await options.application).request('matters.list', {});
      const name = matters.find((matter) => matter.id === args.matterId)?.name ?? 'matter';
      const path = await chooseBackupFile(options.window(), name, options.locale());
      if (path === null) return null;
      const written = await (await options.application).request('matters.backup', { ...args, path });
      if (written !== null) exported.add(written);
      return written;
    },
    'matters.restore': async (args) => {
      if (args.path !== undefined)
        throw new SampanError('wrong-usage', 'The file is chosen in its dialog. Leave it out.');
      const path = await chooseBackup(options.window(), options.locale());
      return path === null ? null : (await options.application).request('matters.restore', { ...args, path });
    },
    'encryption.state': pass('encryption.state'),
    'encryption.unlock': pass('encryption.unlock'),
    'encryption.lock': pass('encryption.lock'),
    'encryption.turnOn': pass('encryption.turnOn'),
    'encryption.turnOff': pass('encryption.turnOff'),
    'encryption.change': pass('encryption.change'),
    'encryption.lockAfter': pass('encryption.lockAfter'),
    'samples.open': pass('samples.open'),
    'documents.list': pass('documents.list'),
    'documents.addPaths': async (args) => {
      if (!args.paths.every(options.wasDropped)) {
        throw new SampanError('wrong-usage', 'Only files that were dropped or chosen can be added. Drop them again.');
      }
      return (await options.application).request('documents.addPaths', args);
    },
    'documents.addBytes': pass('documents.addBytes'),
    'documents.view': pass('documents.view'),
    'documents.readAgain': pass('documents.readAgain'),
    'documents.remove': pass('documents.remove'),
    'pages.languages': pass('pages.languages'),
    'pages.reading': pass('pages.reading'),
    'pages.correct': pass('pages.correct'),
    'search.run': pass('search.run'),
    'search.places': pass('search.places'),
    'search.saved': pass('search.saved'),
    'search.save': pass('search.save'),
    'search.forget': pass('search.forget'),
    'search.prepare': pass('search.prepare'),
    'search.state': pass('search.state'),
    'search.rebuild': pass('search.rebuild'),
    'find.forms': pass('find.forms'),
    'deadlines.list': pass('deadlines.list'),
    'deadlines.rules': pass('deadlines.rules'),
    'deadlines.keepRulesDay': pass('deadlines.keepRulesDay'),
    'deadlines.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const path = await (await options.application).request('deadlines.export', { ...args, folder });
      if (path !== null) exported.add(path);
      return path;
    },
    'redactions.list': pass('redactions.list'),
    'redactions.save': pass('redactions.save'),
    'redactions.suggest': pass('redactions.suggest'),
    'redactions.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const written = await (await options.application).request('redactions.export', { ...args, folder });
      for (const path of written?.paths ?? []) exported.add(path);
      return written;
    },
    'proposals.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const written = await (await options.application).request('proposals.export', { ...args, folder });
      for (const { path } of written ?? []) if (path !== null) exported.add(path);
      return written;
    },
    'playbooks.list': pass('playbooks.list'),
    'playbooks.add': async (args) => {
      if (args.path !== undefined)
        throw new SampanError('wrong-usage', 'The file is chosen in its dialog. Leave it out.');
      const path = await choosePlaybookFile(options.window(), options.locale());
      return path === null ? null : (await options.application).request('playbooks.add', { path });
    },
    'playbooks.remove': pass('playbooks.remove'),
    'playbooks.chosen': pass('playbooks.chosen'),
    'playbooks.choose': pass('playbooks.choose'),
    'playbooks.types': pass('playbooks.types'),
    'playbooks.giveType': pass('playbooks.giveType'),
    'playbooks.check': pass('playbooks.check'),
    'review.templates': pass('review.templates'),
    'drafts.list': pass('drafts.list'),
    'drafts.keep': pass('drafts.keep'),
    'review.fields': pass('review.fields'),
    'review.list': pass('review.list'),
    'review.save': pass('review.save'),
    'review.delete': pass('review.delete'),
    'review.rows': pass('review.rows'),
    'review.judge': pass('review.judge'),
    'review.ask': pass('review.ask'),
    'review.stop': pass('review.stop'),
    'review.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const path = await (await options.application).request('review.export', { ...args, folder });
      if (path !== null) exported.add(path);
      return path;
    },
    'bundles.list': pass('bundles.list'),
    'bundles.entries': pass('bundles.entries'),
    'bundles.save': pass('bundles.save'),
    'bundles.delete': pass('bundles.delete'),
    'bundles.write': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const written = await (await options.application).request('bundles.write', { ...args, folder });
      for (const path of written?.paths ?? []) exported.add(path);
      options.onWritten();
      return written;
    },
    'versions.compare': pass('versions.compare'),
    'versions.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const paths = await (await options.application).request('versions.export', { ...args, folder });
      for (const path of paths ?? []) exported.add(path);
      return paths;
    },
    'versions.suggest': pass('versions.suggest'),
    'chronology.get': pass('chronology.get'),
    'chronology.export': async (args) => {
      const folder = await exportFolder(args.folder);
      if (folder === null) return null;
      const paths = await (await options.application).request('chronology.export', { ...args, folder });
      for (const path of paths ?? []) exported.add(path);
      return paths;
    },
    'workshop.run': async (args) => {
      if (!args.plan.steps.some((step) => step.use === 'export'))
        return (await options.application).request('workshop.run', args);
      // The page must not name a folder: a person chooses it.
      const folder = await exportFolder();
      if (folder === null) throw new SampanError('cancelled', 'No folder was chosen; nothing was started.');
      const steps = args.plan.steps.map((step) =>
        step.use === 'export' ? { ...step, with: { ...step.with, folder } } : step,
      );
      const fields = args.plan.fields.map((field) => (field.name === 'folder' ? { ...field, value: folder } : field));
      return (await options.application).request('workshop.run', { ...args, plan: { ...args.plan, steps, fields } });
    },
    'workshop.show': async (args) => {
      const view = await (await options.application).request('workshop.show', args);
      for (const path of view.files) exported.add(path);
      return view;
    },
    'workshop.templates': pass('workshop.templates'),
    'workshop.saveTemplate': pass('workshop.saveTemplate'),
    'workshop.deleteTemplate': pass('workshop.deleteTemplate'),
    'workshop.plan': pass('workshop.plan'),
    'workshop.list': pass('workshop.list'),
    'workshop.places': pass('workshop.places'),
    'workshop.pause': pass('workshop.pause'),
    'workshop.resume': pass('workshop.resume'),
    'workshop.cancel': pass('workshop.cancel'),
    'approvals.list': pass('approvals.list'),
    'approvals.decide': pass('approvals.decide'),
    'record.list': pass('record.list'),
    'record.verify': pass('record.verify'),
    'record.certificate': pass('record.certificate'),
    'rules.get': pass('rules.get'),
    'rules.set': pass('rules.set'),
    'tools.list': pass('tools.list'),
    'tools.offer': async (args) => {
      // The page must start no program and reach no server by itself: a person confirms it outside of the page.
      if (!(await confirmToolsOrigin(options.window(), args.from, options.locale())))
        throw new SampanError('cancelled', 'Nothing was started.');
      return (await options.application).request('tools.offer', args);
    },
    'tools.grant': pass('tools.grant'),
    'tools.grantAddress': async (args) => {
      if (!(await confirmToolsOrigin(options.window(), args.from, options.locale())))
        throw new SampanError('cancelled', 'Nothing was granted.');
      return (await options.application).request('tools.grantAddress', args);
    },
    'tools.revoke': pass('tools.revoke'),
    'queue.list': pass('queue.list'),
    'queue.cancel': pass('queue.cancel'),
    'queue.retry': pass('queue.retry'),
    'findings.list': pass('findings.list'),
    'findings.review': pass('findings.review'),
    'clauses.list': pass('clauses.list'),
    'summaries.get': pass('summaries.get'),
    'summaries.request': pass('summaries.request'),
    'gists.list': pass('gists.list'),
    'gists.request': pass('gists.request'),
    'ask.start': pass('ask.start'),
    'ask.cancel': pass('ask.cancel'),
    'ask.list': pass('ask.list'),
    'reading.get': pass('reading.get'),
    'endpoints.list': pass('endpoints.list'),
    'endpoints.save': pass('endpoints.save'),
    'endpoints.remove': pass('endpoints.remove'),
    'endpoints.test': pass('endpoints.test'),
    'machine.get': pass('machine.get'),
    'machine.measure': pass('machine.measure'),
    'models.list': pass('models.list'),
    'models.fetch': pass('models.fetch'),
    'models.cancelFetch': pass('models.cancelFetch'),
  };
}
