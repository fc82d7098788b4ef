import { walkScenes } from './walk.ts';

walkScenes('others');
