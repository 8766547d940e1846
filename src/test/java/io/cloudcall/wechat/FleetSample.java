package io.cloudcall.wechat;

/**
 * The figures of a deployment.
 *
 * @param instances the number of instances
 * @param figures the figures as they are
 * @param withoutSpread the figures if renewals came with the first call of a token's last minutes
 */
record FleetSample(int instances, FleetFigures figures, FleetFigures withoutSpread) {}
