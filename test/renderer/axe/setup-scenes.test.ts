import { walkScenes } from './walk.ts';

walkScenes('setup');
