"""Learns assets/landmarks.npz from ytf_pose: `python -m bench.train_landmarks DATA [--held-out] [--out FILE]`."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

from kiosk.vision import landmarks as lm
from kiosk.vision.detect import FaceDetector

PICK = [
    [0],
    [2],
    [4],
    [6],
    [8],
    [10],
    [12],
    [14],
    [16],
    [17],
    [19],
    [21],
    [22],
    [24],
    [26],
    [27],
    [30],
    [31],
    [33],
    [35],
    [36],
    [39],
    [37, 38],
    [40, 41],
    [42],
    [45],
    [43, 44],
    [46, 47],
    [48],
    [51],
    [54],
    [57],
]
MIRROR = [
    8,
    7,
    6,
    5,
    4,
    3,
    2,
    1,
    0,
    14,
    13,
    12,
    11,
    10,
    9,
    15,
    16,
    19,
    18,
    17,
    25,
    24,
    26,
    27,
    21,
    20,
    22,
    23,
    30,
    29,
    28,
    31,
]


def load(root: Path):
    poses = {r["file"]: r for r in csv.DictReader((root / "pose.csv").open()) if r["yaw_deg"]}
    items = []
    with (root / "landmarks_68.csv").open() as f:
        rows = csv.reader(f)
        next(rows)
        for row in rows:
            pts = np.array(row[1:137], float).reshape(68, 2)
            pts = np.stack([pts[p].mean(axis=0) for p in PICK]).astype(np.float32)
            gray = cv2.imread(str(root / row[0]), cv2.IMREAD_GRAYSCALE)
            r = poses[row[0]]
            items.append((row[0].split("/")[0], gray, pts, float(r["yaw_deg"]), float(r["pitch_deg"])))
    return items


def turned(pts):
    """What the points themselves say about yaw: nose and mouth against the line between the eyes."""
    left, right = pts[20:24].mean(0), pts[24:28].mean(0)
    across = (right - left) / np.linalg.norm(right - left)
    down = np.array([-across[1], across[0]])
    middle, mouth = (left + right) / 2, pts[28:32].mean(0)
    height = (mouth - middle) @ down
    root = pts[[17, 18, 19]].mean(0)
    nose = ((pts[16] - middle) @ across) / height
    return [
        nose,
        ((pts[16] - middle) @ down) / height,
        ((mouth - middle) @ across) / height,
        np.linalg.norm(right - left) / height,
        ((pts[16] - root) @ down) / height,
        ((pts[16] - root) @ across) / height,
        nose * abs(nose),
        1.0,
    ]


def cleaned(items):
    """Yaw labels that contradict their own landmarks by over 10 degrees (a tenth of them) follow the landmarks."""
    a = np.array([turned(i[2]) for i in items])
    yaw = np.array([i[3] for i in items])
    weight = np.ones(len(yaw))
    says = yaw
    for _ in range(30):
        w = np.linalg.lstsq(a * weight[:, None], yaw * weight, rcond=None)[0]
        says = a @ w
        weight = 1 / np.maximum(1, np.abs(yaw - says) / 5)
    keep = np.abs(yaw - says) <= 10
    print(f"yaw labels kept {keep.mean():.2f}")
    new = np.where(keep, (yaw + says) / 2, says)
    return [(n, g, p, float(y), pitch) for (n, g, p, _, pitch), y in zip(items, new, strict=True)]


def normal(gray, pts, rng, mirror):
    """Bring to a 240 px picture with the face about 100 px, sometimes mirrored, noisy, gamma changed, blurred."""
    if mirror:
        gray = np.ascontiguousarray(gray[:, ::-1])
        pts = pts[MIRROR] * [-1, 1] + [gray.shape[1] - 1, 0]
    c = pts.mean(0)
    s = 36 / np.sqrt(((pts - c) ** 2).sum(1).mean())
    m = np.array([[s, 0, 120 - s * c[0]], [0, s, 120 - s * c[1]]], np.float32)
    g = cv2.warpAffine(gray, m, (240, 240), borderMode=cv2.BORDER_REPLICATE)
    return g, lm.apply(m, pts.astype(np.float32))


def degrade(g, rng):
    x = (g / 255.0) ** rng.uniform(0.5, 1.8)
    if rng.random() < 0.4:
        ramp = np.linspace(rng.uniform(0.4, 1), 1, 240)
        ramp = ramp if rng.random() < 0.5 else ramp[::-1]
        x = x * ramp[None, :]
    if rng.random() < 0.5:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(0.5, 2))
    x = x * 255 + rng.normal(0, rng.uniform(0, 6), g.shape)
    return np.clip(x, 0, 255).astype(np.uint8)


def perturb(shape, true, rng, wide):
    """A first guess: ``shape`` placed over the truth with errors in place, size, turn."""
    t = lm.similarity(shape, true)
    p = lm.apply(t, shape)
    c = p.mean(0)
    r = np.sqrt(((p - c) ** 2).sum(1).mean())
    a = rng.normal(0, np.radians(10) * wide)
    s = np.exp(rng.normal(0, 0.12 * wide))
    m = s * np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    return ((p - c) @ m.T + c + rng.normal(0, 0.17 * wide, 2) * r).astype(np.float32)


def ridge(x, y, lam):
    mx, my = x.mean(0), y.mean(0)
    xc = x - mx
    a = xc.T @ xc
    a[np.diag_indices_from(a)] += lam * len(x)
    w = np.linalg.solve(a, xc.T @ (y - my)).astype(np.float32)
    return w, (my - mx @ w).astype(np.float32)


def mean_shape(shapes):
    m = shapes[0]
    for _ in range(4):
        m = np.mean([lm.apply(lm.similarity(s, m), s) for s in shapes], axis=0)
        m = m - m.mean(0)
        m = (m * lm.RADIUS_PX / np.sqrt((m**2).sum(1).mean())).astype(np.float32)
        m += lm.CANVAS_PX / 2
    # upright and mirror-symmetric
    other = m[MIRROR] * [-1, 1] + [lm.CANVAS_PX, 0]
    return ((m + lm.apply(lm.similarity(other.astype(np.float32), m), other.astype(np.float32))) / 2).astype(
        np.float32
    )


def train(items, seed=1, copies=6):
    rng = np.random.default_rng(seed)
    base = []
    for _, gray, pts, yaw, pitch in items:
        for mirror in (False, True):
            g, p = normal(gray, pts, rng, mirror)
            base.append((g, p, -yaw if mirror else yaw, pitch))
    mean = mean_shape([b[1] for b in base])
    grays, truth, start, pose = [], [], [], []
    for g, p, yaw, pitch in base:
        for k in range(copies):
            d = degrade(g, rng)
            # roll
            a = rng.normal(0, 8)
            m = cv2.getRotationMatrix2D((120, 120), a, 1).astype(np.float32)
            d = cv2.warpAffine(d, m, (240, 240), borderMode=cv2.BORDER_REPLICATE)
            q = lm.apply(m, p)
            if k % 3 == 2:
                o = base[rng.integers(len(base))]
                for _ in range(20):
                    if abs(o[2] - yaw) < 25 and abs(o[3] - pitch) < 15:
                        break
                    o = base[rng.integers(len(base))]
                s = perturb(o[1], q, rng, 0.5)
            else:
                s = perturb(mean, q, rng, 1.0)
            grays.append(d)
            truth.append(q)
            start.append(s)
            pose.append((yaw, pitch))
    print(len(grays), "samples")
    out = {"mean": mean}
    pts = start
    for i, off in enumerate(lm.STAGE_OFFSETS_PX):
        x, y, ts = [], [], []
        for g, p, t in zip(grays, pts, truth, strict=True):
            m = lm.similarity(p, mean)
            here = lm.apply(m, p)
            x.append(lm.features(lm.channels(lm._warp(g, m)), here, off))
            y.append((lm.apply(m, t) - here).reshape(-1))
            ts.append(m)
        x = np.array(x)
        y = np.array(y)
        w, b = ridge(x, y, 0.02)
        out[f"weights{i}"] = w.astype(np.float16)
        out[f"offset{i}"] = b
        w16 = w.astype(np.float16).astype(np.float32)
        move = x @ w16 + b
        print(
            "stage",
            i,
            "before",
            np.sqrt((y**2).sum(1) / 32).mean(),
            "after",
            np.sqrt(((y - move) ** 2).sum(1) / 32).mean(),
        )
        pts = [
            lm.apply(lm._inverse(m), (lm.apply(m, p) + d.reshape(-1, 2)).astype(np.float32))
            for m, p, d in zip(ts, pts, move, strict=True)
        ]
    # judge: score, yaw, pitch
    x, y, wgt = [], [], []
    for g, p, t, (yaw, pitch) in zip(grays, pts, truth, pose, strict=True):
        x.append(lm.judged_features(lm._warp(g, lm.similarity(p, mean)), lm.apply(lm.similarity(p, mean), p)))
        y.append((1.0, yaw, pitch))
    x = np.array(x)
    y = np.array(y)
    model = {**out}
    neg = []
    tmp = lm.ShapeModel.__new__(lm.ShapeModel)
    tmp.mean = mean
    tmp._stages = [(model[f"weights{i}"].astype(np.float32), model[f"offset{i}"]) for i in range(4)]
    tmp._judge = np.zeros((x.shape[1] + 1, 3), np.float32)
    for g, t in zip(grays[::2], truth[::2], strict=True):
        far = perturb(mean, t, rng, 1.0)
        ang = rng.uniform(0, 2 * np.pi)
        far = far + (np.array([np.cos(ang), np.sin(ang)]) * rng.uniform(40, 110)).astype(np.float32)
        f = tmp.fit(g, far.astype(np.float32))
        err = np.sqrt(((f.points - t) ** 2).sum(1).mean())
        if err > 12:
            m = lm.similarity(f.points, mean)
            neg.append(lm.judged_features(lm._warp(g, m), lm.apply(m, f.points)))
    neg = np.array(neg)
    print("negatives", len(neg))
    wp, bp = ridge(x, y[:, 1:], 0.03)
    xs = np.vstack([x, neg])
    ys = np.r_[np.ones(len(x)), np.zeros(len(neg))][:, None]
    wsc, bsc = ridge(xs, ys, 0.03)
    out["judge"] = np.vstack([np.hstack([wsc, wp]), np.hstack([bsc, bp])]).astype(np.float32)
    # boxes
    det = FaceDetector()
    fr, pr = [], []
    for g, p, yaw, _ in base:
        for f in det.frontal(g, 60):
            if abs(f[0] + f[2] / 2 - p[:, 0].mean()) < 30:
                fr.append((p - [f[0], f[1]]) / [f[2], f[3]])
        for f in det.profile(g, 60, 1):
            if abs(f[0] + f[2] / 2 - p[:, 0].mean()) < 40:
                pr.append((p - [f[0], f[1]]) / [f[2], f[3]])
    print("boxes", len(fr), len(pr))
    front, prof = np.mean(fr, 0), np.mean(pr, 0)
    left = prof[MIRROR] * [-1, 1] + [1, 0]
    out["boxes"] = np.array([left, front, prof], np.float32)
    print(
        "front box centroid",
        front.mean(0),
        "profile",
        prof.mean(0),
        "spread",
        np.std([f.mean(0) for f in fr], 0),
    )
    return out


def evaluate(model, items):
    det = FaceDetector()
    rng = np.random.default_rng(5)
    e, ey, ep, miss, sc, eo, ye = [], [], [], 0, [], [], []
    for _, gray, pts, yaw, pitch in items:
        g, p = normal(gray, pts, rng, False)
        boxes = det.frontal(g, 60)
        boxes = [b for b in boxes if abs(b[0] + b[2] / 2 - p[:, 0].mean()) < 30]
        if boxes:
            s = model.start(boxes[0])
        else:
            miss += 1
            s = perturb(model.mean, p, rng, 1)
        f = model.fit(g, s)
        true_eyes = lm.Fit(p, 0, 0, 0).eyes
        iod = np.linalg.norm(p[20] - p[25])
        e.append(np.linalg.norm(f.points - p, axis=1).mean() / iod)
        eo.append(np.linalg.norm(f.eyes - true_eyes, axis=1).mean() / iod)
        ey.append(f.yaw_deg - yaw)
        ep.append(f.pitch_deg - pitch)
        sc.append(f.score)
        ye.append((yaw, f.yaw_deg, pitch, f.pitch_deg))
    print(
        f"held out {len(items)}: no frontal box {miss}; point error/eye distance median {np.median(e):.3f} p90 {np.quantile(e, 0.9):.3f};"
        f" eyes {np.median(eo):.3f} p90 {np.quantile(eo, 0.9):.3f}; yaw err median {np.median(np.abs(ey)):.1f} p90 {np.quantile(np.abs(ey), 0.9):.1f};"
        f" pitch {np.median(np.abs(ep)):.1f} p90 {np.quantile(np.abs(ep), 0.9):.1f}; score p10 {np.quantile(sc, 0.1):.2f}"
    )
    ye = np.array(ye)
    print("corr yaw", np.corrcoef(ye[:, 0], ye[:, 1])[0, 1], "pitch", np.corrcoef(ye[:, 2], ye[:, 3])[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/landmarks.npz"))
    parser.add_argument(
        "--held-out", action="store_true", help="leave every fifth person out and print errors on them"
    )
    args = parser.parse_args()
    items = cleaned(load(args.data))
    people = sorted({i[0] for i in items})
    left_out = set(people[::5]) if args.held_out else set()
    out = train([i for i in items if i[0] not in left_out])
    np.savez_compressed(args.out, **out)
    evaluate(lm.ShapeModel(args.out), [i for i in items if not left_out or i[0] in left_out])


if __name__ == "__main__":
    main()
