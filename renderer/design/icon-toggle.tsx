import type { LucideIcon } from 'lucide-react';
import { ToggleButton, type ToggleButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';

interface IconToggleProps extends Omit<ToggleButtonProps, 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** Said by screen readers and shown as a tooltip. */
  readonly label: string;
  readonly keys?: string | null;
}

/** A button that stays down; only an icon, its name comes as a tooltip. */
export function IconToggle({ icon: Icon, label, keys, ...rest }: IconToggleProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <ToggleButton {...rest} aria-label={label} className="icon-button icon-toggle">
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys === undefined || keys === null ? null : <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
